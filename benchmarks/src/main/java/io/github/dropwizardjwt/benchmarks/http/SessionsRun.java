package io.github.dropwizardjwt.benchmarks.http;

import io.github.dropwizardjwt.benchmarks.report.Report;
import io.github.dropwizardjwt.benchmarks.results.Jdk;
import io.github.dropwizardjwt.benchmarks.results.Pace;
import io.github.dropwizardjwt.benchmarks.results.RequestCost;
import io.github.dropwizardjwt.benchmarks.results.Results;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures services with different session stores on the first JDK, each right after one without. A reader of a log
 * goes on for a second after the last request, so a service without sessions comes first, not in random order. With
 * 100,000 tokens each service is measured after another one: {@link Question#ofManySessions}.
 */
public final class SessionsRun {
    private static final Duration SHORT = Duration.ofMillis(250);

    /** Enough for tens of thousands of tokens in each round. */
    private static final Duration LONG = Duration.ofMillis(1500);

    private SessionsRun() {}

    /**
     * Runs.
     *
     * @param arguments {@code quick} or a number of rounds, or empty
     */
    public static void main(String[] arguments) throws Exception {
        Pace pace = Pace.of(arguments[0], 40);
        Results results = new Results(Path.of(pace.results()));
        Jdk jdk = Jdk.all().get(0);
        List<RequestCost> costs = new ArrayList<>();
        List<String> facts;
        try (Stores stores = new Stores()) {
            List<Setup> setups = Setup.ofEachStore();
            try (ServerProcess servers = ServerProcess.start(jdk, setups, stores.addresses())) {
                Rounds rounds = Rounds.inOrder(Question.ofSessions(servers, setups), pace, SHORT);
                costs.addAll(rounds.ask());
                facts = rounds.facts(List.of(jdk));
                facts.add("with 100,000 tokens: " + LONG.toMillis() + " ms for each figure and round");
            }
            List<Setup> withMoreTokens = Setup.withMoreTokens();
            try (ServerProcess servers = ServerProcess.start(jdk, withMoreTokens, stores.addresses())) {
                costs.addAll(Rounds.inOrder(Question.ofManySessions(servers, withMoreTokens), pace, LONG)
                        .ask());
            }
        }
        results.sessions().write(facts, costs);
        Report.write(results, Path.of(pace.page()));
    }
}
