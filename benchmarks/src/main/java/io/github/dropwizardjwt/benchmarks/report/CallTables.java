package io.github.dropwizardjwt.benchmarks.report;

import io.github.dropwizardjwt.benchmarks.library.Candidate;
import io.github.dropwizardjwt.benchmarks.sample.Keys;
import io.github.dropwizardjwt.key.Algorithm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The cost of calls, as tables. */
final class CallTables {
    private final Calls calls;

    CallTables(Calls calls) {
        this.calls = calls;
    }

    /** Verifying without cache; a table for each JDK, the fastest at HS256 on top. */
    String firstSight() {
        return calls.jdks().stream()
                .map(jdk -> "JDK " + jdk + "\n\n" + candidates("first", jdk))
                .collect(Collectors.joining("\n\n"));
    }

    /** Issuing, on one JDK. */
    String issuing() {
        return calls.jdks().stream()
                .limit(1)
                .map(jdk -> "JDK " + jdk + "\n\n" + candidates("issue", jdk))
                .collect(Collectors.joining());
    }

    private Table candidates(String what, int jdk) {
        List<String> titles = new ArrayList<>(List.of(""));
        Keys.ALGORITHMS.forEach(algorithm -> titles.add(algorithm.name()));
        Table table = new Table(titles);
        Arrays.stream(Candidate.values())
                .filter(candidate -> calls.nanoseconds(of(what, candidate, Algorithm.HS256, jdk))
                        .isPresent())
                .sorted(Comparator.comparing(candidate -> calls.nanoseconds(of(what, candidate, Algorithm.HS256, jdk))
                        .orElseThrow()))
                .forEach(candidate -> table.add(row(what, candidate, jdk)));
        return table;
    }

    private List<String> row(String what, Candidate candidate, int jdk) {
        List<String> cells = new ArrayList<>();
        cells.add(candidate == Candidate.DROPWIZARD_JWT ? "**" + candidate.title() + "**" : candidate.title());
        for (Algorithm algorithm : Keys.ALGORITHMS) {
            cells.add(cost(of(what, candidate, algorithm, jdk)));
        }
        return cells;
    }

    /** Verifying cached tokens; µs and bytes. */
    String repeatSight() {
        List<Integer> jdks = calls.jdks();
        List<String> titles = new ArrayList<>(List.of("", "tokens in use"));
        jdks.forEach(jdk -> titles.add("JDK " + jdk));
        Table table = new Table(titles);
        for (Algorithm algorithm : Keys.ALGORITHMS) {
            for (int tokens : new int[] {1, 100, 1000, 10_000}) {
                List<Optional<String>> costs =
                        jdks.stream().map(jdk -> repeat(algorithm, tokens, jdk)).toList();
                if (costs.stream().anyMatch(Optional::isPresent)) {
                    List<String> cells = new ArrayList<>(List.of(algorithm.name(), String.format("%,d", tokens)));
                    costs.forEach(cost -> cells.add(Numbers.orNone(cost)));
                    table.add(cells);
                }
            }
        }
        return table.toString();
    }

    private Optional<String> repeat(Algorithm algorithm, int tokens, int jdk) {
        Calls.Of which = new Calls.Of("repeat", Candidate.DROPWIZARD_JWT, algorithm, tokens, jdk);
        return calls.nanoseconds(which)
                .map(nanoseconds -> Numbers.microseconds(nanoseconds) + ", "
                        + calls.bytes(which).map(Numbers::kilobytes).orElseThrow());
    }

    /** Time, time as a multiple of that of the JCA, memory. */
    private String cost(Calls.Of which) {
        return Numbers.orNone(calls.nanoseconds(which)
                .map(nanoseconds -> Numbers.microseconds(nanoseconds) + ", "
                        + calls.ratio(which, which.by(Candidate.JCA))
                                .map(Numbers::times)
                                .orElse(Numbers.NONE)
                        + ", " + calls.bytes(which).map(Numbers::kilobytes).orElseThrow()));
    }

    private static Calls.Of of(String what, Candidate candidate, Algorithm algorithm, int jdk) {
        return new Calls.Of(what, candidate, algorithm, 1, jdk);
    }
}
