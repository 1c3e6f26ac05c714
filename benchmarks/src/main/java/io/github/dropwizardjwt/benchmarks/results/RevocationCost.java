package io.github.dropwizardjwt.benchmarks.results;

import java.util.List;
import java.util.Locale;

/**
 * A figure of revocations.
 *
 * @param store where the sessions are
 * @param what what was measured
 * @param value milliseconds or a number
 */
public record RevocationCost(String store, String what, double value) {
    static final String HEADER = "store,what,value";

    static RevocationCost parse(List<String> cells) {
        return new RevocationCost(cells.get(0), cells.get(1), Double.parseDouble(cells.get(2)));
    }

    /** A line of the file. */
    public List<Object> cells() {
        return List.of(store, what, value);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%-10s  %-20s  %,.2f", store, what, value);
    }
}
