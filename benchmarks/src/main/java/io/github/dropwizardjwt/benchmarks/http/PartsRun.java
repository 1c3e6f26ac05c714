package io.github.dropwizardjwt.benchmarks.http;

import io.github.dropwizardjwt.benchmarks.report.Report;
import io.github.dropwizardjwt.benchmarks.results.Jdk;
import io.github.dropwizardjwt.benchmarks.results.Pace;
import io.github.dropwizardjwt.benchmarks.results.Results;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Measures a protected route and filters that do a part of its work, in short turns in one virtual machine. */
public final class PartsRun {
    private PartsRun() {}

    /**
     * Runs.
     *
     * @param arguments {@code quick} or a number of rounds, or empty
     */
    public static void main(String[] arguments) throws Exception {
        Pace pace = Pace.of(arguments[0], 200);
        Results results = new Results(Path.of(pace.results()));
        Jdk jdk = Jdk.all().get(0);
        Setup setup = Setup.ofEachAlgorithm().get(0);
        try (ServerProcess servers = ServerProcess.start(jdk, List.of(setup), List.of())) {
            Rounds rounds = new Rounds(Question.ofParts(servers, setup), pace, Duration.ofMillis(100));
            results.parts().write(rounds.facts(List.of(jdk)), rounds.ask());
        }
        Report.write(results, Path.of(pace.page()));
    }
}
