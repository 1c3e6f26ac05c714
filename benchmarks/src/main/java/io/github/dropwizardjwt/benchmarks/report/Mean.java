package io.github.dropwizardjwt.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A mean, and how far it may be off by chance.
 *
 * @param value the mean
 * @param error its standard error
 */
record Mean(double value, double error) {
    /** The mean of values; empty if there are fewer than two. */
    static Optional<Mean> of(List<Double> values) {
        int count = values.size();
        if (count < 2) {
            return Optional.empty();
        }
        double mean = values.stream().mapToDouble(value -> value).average().orElseThrow();
        double squares = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        return Optional.of(new Mean(mean, Math.sqrt(squares / (count - 1) / count)));
    }

    /** As in {@code 5.5 ± 2.5}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.1f ± %.1f", value, error);
    }
}
