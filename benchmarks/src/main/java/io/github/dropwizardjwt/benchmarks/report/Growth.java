package io.github.dropwizardjwt.benchmarks.report;

import io.github.dropwizardjwt.benchmarks.library.Candidate;
import io.github.dropwizardjwt.key.Algorithm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** The same cost with more keys, tokens or routes. */
final class Growth {
    static final int[] COUNTS = {1, 100, 10_000};

    private final Calls calls;
    private final Requests requests;

    Growth(Calls calls, Requests requests) {
        this.calls = calls;
        this.requests = requests;
    }

    /** A row for each kind, on the first JDK. */
    String table() {
        Table table = new Table(List.of("HS256", "1", "100", "10,000"));
        add(table, "keys, uncached", count -> call("first-keys", count).map(Numbers::microseconds));
        add(table, "keys, cached", count -> call("repeat-keys", count).map(Numbers::microseconds));
        add(table, "cached tokens", count -> call("repeat", count).map(Numbers::microseconds));
        add(
                table,
                "protected routes, a whole request",
                count -> request(count).map(cpu -> Numbers.digits(cpu) + " µs"));
        return table.toString();
    }

    Optional<Double> call(String what, int count) {
        return calls.jdks().stream()
                .findFirst()
                .flatMap(jdk ->
                        calls.nanoseconds(new Calls.Of(what, Candidate.DROPWIZARD_JWT, Algorithm.HS256, count, jdk)));
    }

    private Optional<Double> request(int routes) {
        return requests.jdks().stream()
                .findFirst()
                .flatMap(jdk -> requests.cpuMicroseconds(new Requests.Of(
                        "repeat",
                        Algorithm.HS256.name(),
                        RequestTables.MANY,
                        RequestTables.HEADER_CACHE_SIZE,
                        routes,
                        jdk)));
    }

    private static void add(Table table, String kind, IntFunction<Optional<String>> figure) {
        List<String> cells = new ArrayList<>(List.of(kind));
        Arrays.stream(COUNTS).mapToObj(figure).map(Numbers::orNone).forEach(cells::add);
        table.add(cells);
    }
}
