package io.github.dropwizardjwt.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the parts of the work of a protected route cost: each row but the last does a part of what the next one does.
 */
final class PartsTable {
    private static final Map<String, String> ROUTES = Map.of(
            "empty-filter", "reads the header, and sets a principal",
            "map-filter", "finds it by the token in a hash map",
            "cache-filter", "finds it in a bounded cache",
            "verify-filter", "calls `TokenManager.verify`",
            "repeat", "`@RequireToken`");
    private static final List<String> ORDER =
            List.of("empty-filter", "map-filter", "cache-filter", "verify-filter", "repeat");

    private final Requests requests;

    PartsTable(Requests requests) {
        this.requests = requests;
    }

    /** Processor time added to the open route's, and the part of its throughput that is left, on the first JDK. */
    @Override
    public String toString() {
        Table table = new Table(List.of("", "1 token", "1,000 tokens"));
        requests.jdks().stream().limit(1).forEach(jdk -> {
            for (String route : ORDER) {
                List<String> cells = new ArrayList<>(List.of(Objects.requireNonNull(ROUTES.get(route))));
                for (int tokens : new int[] {1, RequestTables.MANY}) {
                    cells.add(Numbers.orNone(
                            cell(new Requests.Of(route, "HS256", tokens, RequestTables.HEADER_CACHE_SIZE, 1, jdk))));
                }
                table.add(cells);
            }
        });
        return table.toString();
    }

    private Optional<String> cell(Requests.Of which) {
        Requests.Of open = which.by("open-header");
        return requests.cpuAdded(which, open)
                .flatMap(added -> requests.ratio(which, open).map(part -> added + " µs, " + Numbers.thousandths(part)));
    }
}
