package io.github.dropwizardjwt.benchmarks.report;

import io.github.dropwizardjwt.benchmarks.results.Figure;
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
        return Medians.median(values(subject, what));
    }

    /** The median of the ratios of two kinds of figures that were measured in turns. */
    Optional<Double> ratio(String subject, String what, String over) {
        List<Double> values = values(subject, what);
        List<Double> others = values(subject, over);
        return Medians.median(IntStream.range(0, Math.min(values.size(), others.size()))
                .mapToObj(i -> values.get(i) / others.get(i))
                .toList());
    }

    private List<Double> values(String subject, String what) {
        return figures.stream()
                .filter(figure ->
                        figure.subject().equals(subject) && figure.what().equals(what))
                .map(Figure::value)
                .toList();
    }
}
