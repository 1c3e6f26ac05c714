package io.github.dropwizardjwt.benchmarks.start;

import io.github.dropwizardjwt.benchmarks.results.Jdk;
import io.github.dropwizardjwt.benchmarks.results.StartCost;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Starts services from jars, as they are deployed, each in a Java virtual machine of its own. */
final class StartedProcess {
    private final Path directory;
    private final Settings settings;
    private final String classPath;

    /**
     * Prepares the services.
     *
     * @param directory for their configurations, archives and logs
     * @param classPath their jars
     */
    StartedProcess(Path directory, Settings settings, String classPath) {
        this.directory = directory;
        this.settings = settings;
        this.classPath = classPath;
    }

    /** Starts a service and waits for its end. */
    StartCost start(Scenario scenario, Jdk jdk, int round) throws IOException {
        if (!scenario.archived()) {
            return start(scenario, jdk, round, "-Xshare:auto");
        }
        Path archive =
                directory.resolve(jdk.feature() + "-" + scenario.addition().name() + ".jsa");
        if (!Files.exists(archive)) {
            start(scenario, jdk, round, "-XX:ArchiveClassesAtExit=" + archive);
        }
        return start(scenario, jdk, round, "-XX:SharedArchiveFile=" + archive);
    }

    private StartCost start(Scenario scenario, Jdk jdk, int round, String sharing) throws IOException {
        File log = directory.resolve("log").toFile();
        long start = System.nanoTime();
        Process process = new ProcessBuilder(
                        jdk.launcher(),
                        "-Xmx512m",
                        sharing,
                        "-Xlog:cds=off",
                        "-cp",
                        classPath,
                        StartedService.class.getName(),
                        scenario.addition().name(),
                        String.valueOf(scenario.methods()),
                        settings.file(scenario).toString())
                .redirectError(log)
                .start();
        StartCost cost = cost(scenario, jdk, round, process, start, log);
        try {
            // It may have an archive to write.
            process.waitFor();
        } catch (InterruptedException e) {
            throw new IOException("Interrupted while a service ended", e);
        }
        return cost;
    }

    private static StartCost cost(Scenario scenario, Jdk jdk, int round, Process process, long start, File log)
            throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        double milliseconds = 0;
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals(StartedService.LISTENS)) {
                milliseconds = (System.nanoTime() - start) / 1e6;
            } else if (line.startsWith(StartedService.COST)) {
                return cost(scenario, jdk, round, milliseconds, line.split(" ", -1));
            }
        }
        throw new IOException("The service did not start; see " + log);
    }

    private static StartCost cost(Scenario scenario, Jdk jdk, int round, double milliseconds, String[] words) {
        return new StartCost(
                scenario.addition(),
                scenario.methods(),
                scenario.issuers(),
                scenario.archived(),
                jdk.feature(),
                round,
                milliseconds,
                Long.parseLong(words[1]) / 1e6,
                Integer.parseInt(words[2]),
                Integer.parseInt(words[3]),
                Long.parseLong(words[4]));
    }
}
