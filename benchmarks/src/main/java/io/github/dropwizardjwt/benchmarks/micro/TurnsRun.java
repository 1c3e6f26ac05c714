package io.github.dropwizardjwt.benchmarks.micro;

import io.github.dropwizardjwt.benchmarks.report.Report;
import io.github.dropwizardjwt.benchmarks.results.CallCost;
import io.github.dropwizardjwt.benchmarks.results.Jdk;
import io.github.dropwizardjwt.benchmarks.results.Machine;
import io.github.dropwizardjwt.benchmarks.results.Pace;
import io.github.dropwizardjwt.benchmarks.results.Results;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Two candidates in one virtual machine, in many short turns. Differences of a few percent would be lost in the noise
 * between two runs of JMH.
 */
public final class TurnsRun {
    private TurnsRun() {}

    /**
     * Runs.
     *
     * @param arguments {@code quick} or a number of rounds, or empty
     */
    public static void main(String[] arguments) throws Exception {
        Pace pace = Pace.of(arguments[0], 120);
        List<Jdk> jdks = pace.isQuick() ? Jdk.all().subList(0, 1) : Jdk.all();
        List<CallCost> costs = new ArrayList<>();
        for (Jdk jdk : jdks) {
            costs.addAll(measure(pace, jdk, jdk.equals(jdks.get(0))));
        }
        List<String> facts = new ArrayList<>(Machine.facts(jdks));
        facts.add("rounds: " + pace.rounds() + ", two in one virtual machine, each for " + turn(pace)
                + " ms in each round");
        Results results = new Results(Path.of(pace.results()));
        results.turns().write(facts, costs);
        Report.write(results, Path.of(pace.page()));
    }

    private static int turn(Pace pace) {
        return pace.millis(20, 100);
    }

    /** Issuing happens once per login or refresh; one JDK is enough. */
    private static List<CallCost> measure(Pace pace, Jdk jdk, boolean alsoIssuing) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                jdk.launcher(),
                "-Xms1g",
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                Turns.class.getName(),
                String.valueOf(pace.rounds()),
                String.valueOf(pace.millis(300, 5000)),
                String.valueOf(turn(pace))));
        if (alsoIssuing) {
            command.add("issue");
        }
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = process.inputReader()) {
            List<CallCost> costs = lines.lines().map(Turns.COLUMNS::parse).toList();
            if (costs.isEmpty()) {
                throw new IOException("Nothing was measured on " + jdk.version());
            }
            return costs;
        }
    }
}
