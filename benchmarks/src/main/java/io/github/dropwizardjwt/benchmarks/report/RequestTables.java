package io.github.dropwizardjwt.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The cost of requests, as tables. */
final class RequestTables {
    /** Jetty's setting for figures that name none. */
    static final int HEADER_CACHE_SIZE = 256;

    static final int MANY = 1000;

    /** The routes of the benchmark and their names, the cheapest first. */
    static final Map<String, String> ROUTES = routes();

    private final Requests requests;

    RequestTables(Requests requests) {
        this.requests = requests;
    }

    private static Map<String, String> routes() {
        Map<String, String> routes = new LinkedHashMap<>();
        routes.put("open", "open, sent no header");
        routes.put("open-header", "open, sent a token");
        routes.put("empty-filter", "a filter that only reads it");
        routes.put("map-filter", "a filter with a hash map of tokens");
        routes.put("repeat", "**protected**, cached token");
        routes.put("first", "**protected**, cache disabled");
        routes.put("jjwt", "jjwt in a filter");
        return routes;
    }

    /** Processor time and throughput by route and algorithm, a table for each JDK. */
    String routesByAlgorithm() {
        return requests.jdks().stream()
                .map(jdk -> "JDK " + jdk + "\n\n" + routes(jdk))
                .collect(Collectors.joining("\n\n"));
    }

    private Table routes(int jdk) {
        List<String> titles = new ArrayList<>(List.of(""));
        for (String algorithm : requests.algorithms()) {
            titles.add(algorithm + ", 1 token");
            titles.add(algorithm + String.format(", %,d tokens", MANY));
        }
        Table table = new Table(titles);
        ROUTES.forEach((route, name) -> {
            List<String> cells = new ArrayList<>(List.of(name));
            for (String algorithm : requests.algorithms()) {
                for (int tokens : new int[] {1, MANY}) {
                    Requests.Of which = new Requests.Of(
                            route, algorithm, route.equals("open") ? 0 : tokens, HEADER_CACHE_SIZE, 1, jdk);
                    cells.add(cost(requests, which, which.by("open-header")));
                }
            }
            table.add(cells);
        });
        return table;
    }

    /** The open route's processor time as a fraction of the protected one's; the mean of all algorithms. */
    Optional<Double> openOfProtected(int jdk) {
        return Medians.mean(requests.algorithms().stream()
                .flatMap(algorithm -> Stream.of(1, MANY)
                        .map(tokens -> new Requests.Of("repeat", algorithm, tokens, HEADER_CACHE_SIZE, 1, jdk)))
                .flatMap(which -> requests.cpuRatio(which.by("open-header"), which).stream())
                .toList());
    }

    /** Both sizes on the first JDK, as fractions of the throughput of an open route without the header. */
    String headerCache() {
        Table table = new Table(List.of("", "tokens", "512 bytes", "256 bytes"));
        for (int jdk : requests.jdks().stream().limit(1).toList()) {
            for (String algorithm : requests.algorithms()) {
                for (String route : List.of("open-header", "repeat")) {
                    for (int tokens : new int[] {1, MANY}) {
                        table.add(List.of(
                                algorithm + ", " + ROUTES.get(route),
                                String.format("%,d", tokens),
                                ofOpen(route, algorithm, tokens, 512, jdk),
                                ofOpen(route, algorithm, tokens, 256, jdk)));
                    }
                }
            }
        }
        return table.toString();
    }

    private String ofOpen(String route, String algorithm, int tokens, int headerCacheSize, int jdk) {
        return Numbers.orNone(requests.ratio(
                        new Requests.Of(route, algorithm, tokens, headerCacheSize, 1, jdk),
                        new Requests.Of("open", algorithm, 0, HEADER_CACHE_SIZE, 1, jdk))
                .map(Numbers::digits));
    }

    /** Processor time per request, and the throughput as a fraction of another's. */
    static String cost(Requests requests, Requests.Of which, Requests.Of over) {
        Optional<Double> ratio = requests.ratio(which, over);
        return Numbers.orNone(requests.cpuMicroseconds(which)
                .map(cpu -> Numbers.digits(cpu) + " µs"
                        + ratio.map(part -> ", " + Numbers.digits(part)).orElse("")));
    }
}
