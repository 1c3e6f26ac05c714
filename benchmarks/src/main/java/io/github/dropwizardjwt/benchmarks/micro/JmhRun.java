package io.github.dropwizardjwt.benchmarks.micro;

import io.github.dropwizardjwt.benchmarks.report.Report;
import io.github.dropwizardjwt.benchmarks.results.CallCost;
import io.github.dropwizardjwt.benchmarks.results.Jdk;
import io.github.dropwizardjwt.benchmarks.results.Machine;
import io.github.dropwizardjwt.benchmarks.results.Pace;
import io.github.dropwizardjwt.benchmarks.results.Results;
import io.github.dropwizardjwt.key.Algorithm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs all benchmarks, each cell in its own virtual machine. Those that are compared run one after another and the JDKs
 * alternate, so that a slow minute of the machine affects all alike.
 */
public final class JmhRun {
    private static final int ITERATIONS = 3;

    private final List<CallCost> costs = new ArrayList<>();
    private final Pace pace;
    private final List<Jdk> jdks;

    private JmhRun(Pace pace) {
        this.pace = pace;
        this.jdks = pace.isQuick() ? Jdk.all().subList(0, 1) : Jdk.all();
    }

    /**
     * Runs.
     *
     * @param arguments {@code quick} or a number of rounds, or empty
     */
    public static void main(String[] arguments) throws Exception {
        Pace pace = Pace.of(arguments[0], 1);
        JmhRun run = new JmhRun(pace);
        run.all();
        Results results = new Results(Path.of(pace.results()));
        results.calls().write(run.facts(), run.costs);
        Report.write(results, Path.of(pace.page()));
    }

    private List<String> facts() throws IOException {
        List<String> facts = new ArrayList<>(Machine.facts(jdks));
        facts.add("rounds: " + pace.rounds() + ", a virtual machine per figure and round, warmed up for "
                + warmUp(Algorithm.HS256) + " (HS256) and " + warmUp(Algorithm.RS256)
                + " ms (the others), then measured "
                + ITERATIONS + " times for " + iteration() + " ms");
        return facts;
    }

    private void all() throws RunnerException {
        for (int round = 1; round <= pace.rounds(); round++) {
            for (Cell cell : Cell.everywhere()) {
                for (Jdk jdk : jdks) {
                    measure(cell, jdk, round);
                }
            }
            for (Cell cell : Cell.issuing()) {
                measure(cell, jdks.get(0), round);
            }
        }
    }

    /** Short code must be fully compiled before it is measured. */
    private int warmUp(Algorithm algorithm) {
        return algorithm == Algorithm.HS256 ? pace.millis(400, 5000) : pace.millis(300, 3000);
    }

    private int iteration() {
        return pace.millis(100, 500);
    }

    private void measure(Cell cell, Jdk jdk, int round) throws RunnerException {
        RunResult result = new Runner(new OptionsBuilder()
                        .include("^" + cell.method().replace(".", "\\.") + "$")
                        .param("candidate", cell.candidate().name())
                        .param("algorithm", cell.algorithm().name())
                        .param("count", String.valueOf(cell.count()))
                        .jvm(jdk.launcher())
                        .jvmArgs("-Xms1g", "-Xmx1g")
                        .forks(1)
                        .mode(Mode.AverageTime)
                        .timeUnit(TimeUnit.NANOSECONDS)
                        .warmupIterations(1)
                        .warmupTime(TimeValue.milliseconds(warmUp(cell.algorithm())))
                        .measurementIterations(ITERATIONS)
                        .measurementTime(TimeValue.milliseconds(iteration()))
                        .addProfiler(GCProfiler.class)
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .runSingle();
        double nanoseconds = result.getPrimaryResult().getScore();
        double bytes = Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"))
                .getScore();
        CallCost cost = new CallCost(
                cell.what(),
                cell.candidate().name(),
                cell.algorithm().name(),
                cell.count(),
                jdk.feature(),
                round,
                nanoseconds,
                bytes);
        costs.add(cost);
        System.out.println(cost);
    }
}
