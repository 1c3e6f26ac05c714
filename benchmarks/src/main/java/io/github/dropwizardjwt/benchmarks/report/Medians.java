package io.github.dropwizardjwt.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Medians over rounds. A ratio or difference is taken within each round first, which cancels what slows a round down.
 *
 * @param <R> the type of a measurement
 */
final class Medians<R> {
    private final List<R> all;
    private final ToIntFunction<R> round;

    Medians(List<R> all, ToIntFunction<R> round) {
        this.all = all;
        this.round = round;
    }

    /** The median of a figure; empty if it was not measured. */
    Optional<Double> of(Predicate<R> which, ToDoubleFunction<R> figure) {
        return median(all.stream().filter(which).map(figure::applyAsDouble).toList());
    }

    /** The median of one figure over another; empty if no round has both. */
    Optional<Double> ofRatio(Predicate<R> which, Predicate<R> over, ToDoubleFunction<R> figure) {
        return median(ratios(which, over, figure));
    }

    /** One figure over another, in each round that has both. */
    List<Double> ratios(Predicate<R> which, Predicate<R> over, ToDoubleFunction<R> figure) {
        return pairs(which, over, figure, (numerator, denominator) -> numerator / denominator);
    }

    /** The median of one figure minus another; empty if no round has both. */
    Optional<Double> ofDifference(Predicate<R> which, Predicate<R> minus, ToDoubleFunction<R> figure) {
        return median(differences(which, minus, figure));
    }

    /** One figure minus another, in each round that has both. */
    List<Double> differences(Predicate<R> which, Predicate<R> minus, ToDoubleFunction<R> figure) {
        return pairs(which, minus, figure, (more, less) -> more - less);
    }

    private List<Double> pairs(
            Predicate<R> which, Predicate<R> other, ToDoubleFunction<R> figure, DoubleBinaryOperator compared) {
        Map<Integer, Double> others = byRound(other, figure);
        List<Double> values = new ArrayList<>();
        byRound(which, figure).forEach((round, value) -> {
            Double ofOther = others.get(round);
            if (ofOther != null) {
                values.add(compared.applyAsDouble(value, ofOther));
            }
        });
        return values;
    }

    /** The minimum of all rounds; empty if nothing was measured. */
    Optional<Double> least(ToDoubleFunction<R> figure) {
        return all.stream().map(figure::applyAsDouble).min(Double::compare);
    }

    /** The values of a property among the measurements, in order. */
    <T extends Comparable<T>> List<T> distinct(Function<R, T> property) {
        return all.stream().map(property).distinct().sorted().toList();
    }

    private Map<Integer, Double> byRound(Predicate<R> which, ToDoubleFunction<R> figure) {
        return all.stream().filter(which).collect(Collectors.toMap(round::applyAsInt, figure::applyAsDouble));
    }

    /** The mean of values; empty if there are none. */
    static Optional<Double> mean(List<Double> values) {
        return values.stream().reduce(Double::sum).map(sum -> sum / values.size());
    }

    /** The median of values; empty if there are none. */
    static Optional<Double> median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        if (sorted.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2);
    }
}
