package io.github.dropwizardjwt.benchmarks.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The cost of sessions for a request, by store. */
final class SessionTable {
    /** The suffixes of the routes' names, and their labels. */
    private static final Map<String, String> STORES = stores();

    private static final int SOME = 100;
    private static final int MOST = 100_000;

    private final Requests requests;

    SessionTable(Requests requests) {
        this.requests = requests;
    }

    private static Map<String, String> stores() {
        Map<String, String> stores = new LinkedHashMap<>();
        stores.put("NONE", "none (stateless)");
        stores.put("HASH_MAP", "a bare hash map of ids");
        stores.put("MEMORY", "memory");
        stores.put("MEMORY_1S", "memory, `maxStaleness: 1s`");
        stores.put("MEMORY_FOLLOWED", "memory, `follow: true`");
        stores.put("POSTGRESQL", "PostgreSQL");
        stores.put("POSTGRESQL_1S", "PostgreSQL, `maxStaleness: 1s`");
        stores.put("POSTGRESQL_FOLLOWED", "PostgreSQL, `follow: true`");
        stores.put("REDIS", "Redis");
        stores.put("REDIS_1S", "Redis, `maxStaleness: 1s`");
        stores.put("REDIS_FOLLOWED", "Redis, `follow: true`");
        return stores;
    }

    /** Processor time of the service, and throughput as a fraction of that without sessions; on the first JDK. */
    @Override
    public String toString() {
        Table table = new Table(List.of("sessions in", "100 tokens", "1,000 tokens", "100,000 tokens"));
        requests.jdks().stream().limit(1).forEach(jdk -> {
            STORES.forEach((store, name) -> table.add(row(name, "repeat-" + store, jdk)));
        });
        return table.toString();
    }

    private List<String> row(String name, String route, int jdk) {
        return List.of(
                name,
                cell(repeat(route, SOME, jdk)),
                cell(repeat(route, RequestTables.MANY, jdk)),
                cell(repeat(route, MOST, jdk)));
    }

    private String cell(Requests.Of which) {
        return Numbers.orNone(requests.cpuMicroseconds(which)
                .flatMap(cpu -> ratio(which).map(ratio -> Numbers.digits(cpu) + " µs, " + ratio)));
    }

    private Optional<Median> ratio(Requests.Of which) {
        // With so many tokens, all are compared with one service without sessions.
        String stateless = which.tokens() == MOST ? "stateless" : which.route().replace("repeat-", "stateless-");
        return requests.ratioWithError(which, which.by(stateless));
    }

    /** The least throughput of those that were measured, as a fraction of that of a service without sessions. */
    Optional<Double> ofStateless(String store, int jdk) {
        return Stream.of(SOME, RequestTables.MANY, MOST)
                .map(tokens -> repeat("repeat-" + store, tokens, jdk))
                .flatMap(which -> ratio(which).stream())
                .map(Median::value)
                .min(Double::compare);
    }

    private static Requests.Of repeat(String route, int tokens, int jdk) {
        return new Requests.Of(route, "HS256", tokens, RequestTables.HEADER_CACHE_SIZE, 1, jdk);
    }
}
