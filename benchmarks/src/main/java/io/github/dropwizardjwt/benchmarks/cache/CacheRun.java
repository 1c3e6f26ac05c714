package io.github.dropwizardjwt.benchmarks.cache;

import io.github.dropwizardjwt.benchmarks.report.Report;
import io.github.dropwizardjwt.benchmarks.results.Figure;
import io.github.dropwizardjwt.benchmarks.results.Jdk;
import io.github.dropwizardjwt.benchmarks.results.Machine;
import io.github.dropwizardjwt.benchmarks.results.Pace;
import io.github.dropwizardjwt.benchmarks.results.Results;
import io.github.dropwizardjwt.key.Algorithm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures cached tokens here and with fast-jwt, in turns, each in a process that goes on. */
public final class CacheRun {
    private static final List<Algorithm> ALGORITHMS = List.of(Algorithm.HS256, Algorithm.RS256, Algorithm.ES256);

    private CacheRun() {}

    /**
     * Runs.
     *
     * @param arguments {@code quick} or a number of rounds, or empty
     */
    public static void main(String[] arguments) throws Exception {
        Pace pace = Pace.of(arguments[0], 30);
        List<CachedTokens> own = ALGORITHMS.stream().map(CachedTokens::new).toList();
        List<Figure> figures = new ArrayList<>();
        String node;
        try (FastJwt other = new FastJwt()) {
            node = other.version();
            for (int round = -pace.rounds() / 2; round < pace.rounds(); round++) {
                List<Figure> ofRound = new ArrayList<>();
                for (CachedTokens tokens : own) {
                    for (int count : new int[] {1, CachedTokens.MOST}) {
                        String what = tokens.algorithm() + " " + count;
                        ofRound.add(new Figure("**dropwizard-jwt**", what, tokens.nanoseconds(count)));
                        ofRound.addAll(other.figures(what));
                    }
                }
                // The first half is to warm up.
                if (round >= 0) {
                    figures.addAll(ofRound);
                }
            }
        }
        figures.forEach(System.out::println);
        Results results = new Results(Path.of(pace.results()));
        List<String> facts = new ArrayList<>(Machine.facts(List.of(Jdk.all().get(0))));
        facts.add("Node.js: " + node);
        facts.add("rounds: " + pace.rounds() + ", " + CachedTokens.MILLIS + " ms for each figure and round, in turns");
        results.caches().write(facts, figures);
        Report.write(results, Path.of(pace.page()));
    }
}
