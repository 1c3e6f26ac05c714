package io.github.dropwizardjwt.benchmarks.start;

import io.github.dropwizardjwt.benchmarks.report.Report;
import io.github.dropwizardjwt.benchmarks.results.Jdk;
import io.github.dropwizardjwt.benchmarks.results.Machine;
import io.github.dropwizardjwt.benchmarks.results.Pace;
import io.github.dropwizardjwt.benchmarks.results.Results;
import io.github.dropwizardjwt.benchmarks.results.StartCost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Measures starts of services with and without the bundle, by turns, each in a fresh Java virtual machine. */
public final class StartRun {
    private final Pace pace;
    private final List<Jdk> jdks;
    private final StartedProcess services;

    private StartRun(Pace pace, Path directory) throws IOException {
        this.pace = pace;
        this.jdks = pace.isQuick() ? Jdk.all().subList(0, 1) : Jdk.all();
        Path classes = Files.createDirectory(directory.resolve("classes"));
        ResourceClasses.compile(classes, Collections.max(Scenario.METHODS));
        this.services = new StartedProcess(directory, new Settings(directory), Jars.of(directory, classes));
    }

    /**
     * Runs.
     *
     * @param arguments {@code quick} or a number of rounds, or empty
     */
    public static void main(String[] arguments) throws Exception {
        Pace pace = Pace.of(arguments[0], 10);
        Results results = new Results(Path.of(pace.results()));
        StartRun run = new StartRun(pace, Files.createTempDirectory(Path.of("target"), "starts"));
        List<StartCost> costs = run.costs();
        List<String> facts = new ArrayList<>(Machine.facts(run.jdks));
        facts.add("rounds: " + pace.rounds() + ", one start of each service in a round");
        facts.addAll(new Weight().facts());
        results.starts().write(facts, costs);
        Report.write(results, Path.of(pace.page()));
    }

    private List<StartCost> costs() throws IOException {
        List<StartCost> costs = new ArrayList<>();
        for (Jdk jdk : jdks) {
            // So that the operating system has read the jars.
            services.start(Scenario.all().get(1), jdk, 0);
        }
        for (int round = 1; round <= pace.rounds(); round++) {
            for (Jdk jdk : jdks) {
                List<Scenario> scenarios = new ArrayList<>(Scenario.all());
                Collections.shuffle(scenarios);
                for (Scenario scenario : scenarios) {
                    StartCost cost = services.start(scenario, jdk, round);
                    System.out.println(cost);
                    costs.add(cost);
                }
            }
        }
        return costs;
    }
}
