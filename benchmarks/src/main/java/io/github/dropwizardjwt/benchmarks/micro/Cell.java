package io.github.dropwizardjwt.benchmarks.micro;

import io.github.dropwizardjwt.benchmarks.library.Candidate;
import io.github.dropwizardjwt.benchmarks.sample.Keys;
import io.github.dropwizardjwt.key.Algorithm;
import java.util.ArrayList;
import java.util.List;

/**
 * One measurement.
 *
 * @param what its name in the results
 * @param method its name in JMH
 * @param candidate the library
 * @param algorithm the {@code alg}
 * @param count the number of tokens or keys
 */
record Cell(String what, String method, Candidate candidate, Algorithm algorithm, int count) {
    /** What is measured on every JDK. */
    static List<Cell> everywhere() {
        List<Cell> cells = new ArrayList<>();
        for (Algorithm algorithm : Keys.ALGORITHMS) {
            for (Candidate candidate : Candidate.values()) {
                if (candidate.has(algorithm)) {
                    cells.add(new Cell("first", name(FirstSightBenchmark.class, "verify"), candidate, algorithm, 1));
                }
            }
            for (int tokens : algorithm == Algorithm.HS256 ? new int[] {1, 100, 1000, 10_000} : new int[] {1, 1000}) {
                cells.add(ours("repeat", name(RepeatSightBenchmark.class, "verify"), algorithm, tokens));
            }
        }
        for (int keys : new int[] {1, 100, 10_000}) {
            cells.add(ours("first-keys", name(ManyKeysBenchmark.class, "first"), Algorithm.HS256, keys));
            cells.add(ours("repeat-keys", name(ManyKeysBenchmark.class, "repeat"), Algorithm.HS256, keys));
        }
        cells.add(ours("requirement", name(RequirementBenchmark.class, "check"), Algorithm.HS256, 1));
        return cells;
    }

    /** Issuing, which happens once per login or refresh; one JDK is enough. */
    static List<Cell> issuing() {
        List<Cell> cells = new ArrayList<>();
        for (Algorithm algorithm : Keys.ALGORITHMS) {
            for (Candidate candidate : Candidate.values()) {
                if (candidate.issues(algorithm)) {
                    cells.add(new Cell("issue", name(IssueBenchmark.class, "issue"), candidate, algorithm, 1));
                }
            }
        }
        return cells;
    }

    private static Cell ours(String what, String method, Algorithm algorithm, int count) {
        return new Cell(what, method, Candidate.DROPWIZARD_JWT, algorithm, count);
    }

    private static String name(Class<?> type, String method) {
        return type.getName() + "." + method;
    }
}
