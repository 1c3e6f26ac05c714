package io.github.dropwizardjwt.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A median, and how far it may be off by chance. A second in which the machine was busy with something else hardly
 * affects either.
 *
 * @param value the median
 * @param error its standard error, as that of values with a normal distribution of the same quartiles
 */
record Median(double value, double error) {
    /** From the distance of the quartiles to the standard deviation: they are 1.349 of these apart. */
    private static final double QUARTILES = 1.349;

    /** A median varies by so much more than a mean. */
    private static final double OF_MEAN = Math.sqrt(Math.PI / 2);

    /** The median of values, without an error if there are fewer than four; empty if there are none. */
    static Optional<Median> of(List<Double> values) {
        return Medians.median(values).map(value -> new Median(value, error(values)));
    }

    private static double error(List<Double> values) {
        int count = values.size();
        if (count < 4) {
            return Double.NaN;
        }
        List<Double> sorted = values.stream().sorted().toList();
        double deviation = (sorted.get(count * 3 / 4) - sorted.get(count / 4)) / QUARTILES;
        return OF_MEAN * deviation / Math.sqrt(count);
    }

    /** As in {@code 0.97 ± 0.01}. */
    @Override
    public String toString() {
        return Double.isNaN(error)
                ? String.format(Locale.ROOT, "%.2f", value)
                : String.format(Locale.ROOT, "%.2f ± %.2f", value, error);
    }
}
