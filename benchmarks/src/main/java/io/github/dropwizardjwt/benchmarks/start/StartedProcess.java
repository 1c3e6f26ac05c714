package io.github.dropwizardjwt.benchmarks.start;

import io.github.dropwizardjwt.benchmarks.results.Jdk;
import io.github.dropwizardjwt.benchmarks.results.StartCost;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Starts services, each in a Java virtual machine of its own. */
final class StartedProcess {
    private final Path directory;
    private final Settings settings;

    /**
     * Prepares the services.
     *
     * @param directory for their classes, configurations and logs
     */
    StartedProcess(Path directory, Settings settings) {
        this.directory = directory;
        this.settings = settings;
    }

    /** Starts a service and waits for its end. */
    StartCost start(Scenario scenario, Jdk jdk, int round) throws IOException {
        File log = directory.resolve("log").toFile();
        long start = System.nanoTime();
        Process process = new ProcessBuilder(
                        jdk.launcher(),
                        "-Xmx512m",
                        "-cp",
                        directory + File.pathSeparator + System.getProperty("java.class.path"),
                        StartedService.class.getName(),
                        String.valueOf(scenario.hasBundle()),
                        String.valueOf(scenario.methods()),
                        settings.file(scenario).toString())
                .redirectError(log)
                .start();
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
                scenario.hasBundle(),
                scenario.methods(),
                scenario.issuers(),
                jdk.feature(),
                round,
                milliseconds,
                Long.parseLong(words[1]) / 1e6,
                Integer.parseInt(words[2]),
                Integer.parseInt(words[3]),
                Long.parseLong(words[4]));
    }
}
