package io.github.dropwizardjwt.benchmarks.results;

import java.util.Locale;

/**
 * One figure.
 *
 * @param subject what was measured: a store or a library
 * @param what the kind of figure
 * @param value milliseconds, nanoseconds or a number
 */
public record Figure(String subject, String what, double value) {
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%-24s  %-20s  %,.2f", subject, what, value);
    }
}
