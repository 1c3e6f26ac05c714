package io.github.dropwizardjwt.benchmarks.report;

import io.github.dropwizardjwt.benchmarks.results.Figure;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Figures, by what was measured. */
final class Figures {
    private final List<Figure> figures;

    Figures(List<Figure> figures) {
        this.figures = figures;
    }

    /** What was measured, in the order in which it was. */
    List<String> subjects() {
        return figures.stream().map(Figure::subject).distinct().toList();
    }

    Optional<Double> median(String subject, String what) {
        return middle(values(subject, what));
    }

    /** The median of the ratios of figures that were measured one after the other. */
    Optional<Double> ratio(String subject, String what, String over, String whatOver) {
        double[] values = values(subject, what);
        double[] others = values(over, whatOver);
        return middle(IntStream.range(0, Math.min(values.length, others.length))
                .mapToDouble(i -> values[i] / others[i])
                .toArray());
    }

    private double[] values(String subject, String what) {
        return figures.stream()
                .filter(figure ->
                        figure.subject().equals(subject) && figure.what().equals(what))
                .mapToDouble(Figure::value)
                .toArray();
    }

    private static Optional<Double> middle(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? Optional.empty() : Optional.of(sorted[sorted.length / 2]);
    }
}
