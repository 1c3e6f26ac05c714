package io.github.dropwizardjwt.benchmarks.cache;

import io.github.dropwizardjwt.benchmarks.library.CachedTokens;
import io.github.dropwizardjwt.benchmarks.report.Report;
import io.github.dropwizardjwt.benchmarks.results.Figure;
import io.github.dropwizardjwt.benchmarks.results.Jdk;
import io.github.dropwizardjwt.benchmarks.results.Machine;
import io.github.dropwizardjwt.benchmarks.results.Pace;
import io.github.dropwizardjwt.benchmarks.results.Results;
import io.github.dropwizardjwt.key.Algorithm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Measures the time that this library and fast-jwt take to verify a cached token, in turns, each in one process. */
public final class CacheRun {
    private static final List<Algorithm> ALGORITHMS = List.of(Algorithm.HS256, Algorithm.RS256, Algorithm.ES256);
    private static final int MOST = 1000;
    private static final int CALLS = 1000;

    /** How long each figure is measured in a round. */
    static final int MILLIS = 100;

    private CacheRun() {}

    /**
     * Runs.
     *
     * @param arguments {@code quick} or a number of rounds, or empty
     */
    public static void main(String[] arguments) throws Exception {
        Pace pace = Pace.of(arguments[0], 30);
        List<CachedTokens> own = ALGORITHMS.stream()
                .map(algorithm -> new CachedTokens(algorithm, MOST))
                .toList();
        List<Figure> figures = new ArrayList<>();
        String node;
        try (FastJwt other = new FastJwt()) {
            node = other.version();
            for (int round = -pace.rounds() / 2; round < pace.rounds(); round++) {
                List<Figure> ofRound = new ArrayList<>();
                for (CachedTokens tokens : own) {
                    for (int count : new int[] {1, MOST}) {
                        String what = tokens.algorithm() + " " + count;
                        ofRound.add(new Figure("**dropwizard-jwt**", what, nanoseconds(tokens, count)));
                        ofRound.addAll(other.figures(what));
                    }
                }
                // Negative rounds warm up.
                if (round >= 0) {
                    figures.addAll(ofRound);
                }
            }
        }
        figures.forEach(System.out::println);
        Results results = new Results(Path.of(pace.results()));
        List<String> facts = new ArrayList<>(Machine.facts(List.of(Jdk.all().get(0))));
        facts.add("Node.js: " + node);
        facts.add("rounds: " + pace.rounds() + ", " + MILLIS + " ms for each figure and round, in turns");
        results.caches().write(facts, figures);
        Report.write(results, Path.of(pace.page()));
    }

    /** The time to verify one token, of some in turn. */
    private static double nanoseconds(CachedTokens tokens, int count) {
        for (int i = 0; i < count; i++) {
            verify(tokens, i);
        }
        long start = System.nanoTime();
        int calls = 0;
        do {
            for (int i = 0; i < CALLS; i++) {
                verify(tokens, calls++ % count);
            }
        } while (System.nanoTime() - start < Duration.ofMillis(MILLIS).toNanos());
        return (System.nanoTime() - start) / (double) calls;
    }

    private static void verify(CachedTokens tokens, int number) {
        if (tokens.verify(number) == null) {
            throw new IllegalStateException("No token");
        }
    }
}
