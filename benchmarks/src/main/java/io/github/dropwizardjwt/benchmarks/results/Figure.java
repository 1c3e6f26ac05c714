package io.github.dropwizardjwt.benchmarks.results;

import java.util.List;
import java.util.Locale;

/**
 * One figure.
 *
 * @param subject what was measured: a store or a library
 * @param what the kind of figure
 * @param value milliseconds, nanoseconds or a number
 */
public record Figure(String subject, String what, double value) {
    static final String HEADER = "subject,what,value";

    static Figure parse(List<String> cells) {
        return new Figure(cells.get(0), cells.get(1), Double.parseDouble(cells.get(2)));
    }

    /** A line of the file. */
    public List<Object> cells() {
        return List.of(subject, what, value);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%-24s  %-20s  %,.2f", subject, what, value);
    }
}
