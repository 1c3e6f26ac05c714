package io.github.dropwizardjwt.benchmarks.report;

import io.github.dropwizardjwt.benchmarks.results.Addition;
import io.github.dropwizardjwt.benchmarks.results.StartCost;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** The costs of starts, by service. */
final class Starts {
    private final Medians<StartCost> medians;

    Starts(List<StartCost> costs) {
        this.medians = new Medians<>(costs, StartCost::round);
    }

    /**
     * Identifies a service that has something of the bundle.
     *
     * @param addition what it has
     * @param methods how many resource methods it has
     * @param issuers how many issuers it trusts; 0 if it issues its own tokens
     * @param archived whether its classes come from a class data archive
     * @param jdk 17, 25
     */
    record Of(Addition addition, int methods, int issuers, boolean archived, int jdk) implements Predicate<StartCost> {
        Of(int methods, int issuers, int jdk) {
            this(Addition.BUNDLE, methods, issuers, false, jdk);
        }

        @Override
        public boolean test(StartCost cost) {
            return cost.addition() == addition && is(cost, issuers);
        }

        /** The same service without it. */
        Predicate<StartCost> without() {
            return cost -> cost.addition() == Addition.NOTHING && is(cost, 0);
        }

        private boolean is(StartCost cost, int ofIssuers) {
            return cost.methods() == methods
                    && cost.issuers() == ofIssuers
                    && cost.archived() == archived
                    && cost.jdk() == jdk;
        }
    }

    List<Integer> jdks() {
        return medians.distinct(StartCost::jdk);
    }

    /** What the addition costs. */
    Optional<Double> added(Of which, ToDoubleFunction<StartCost> figure) {
        return medians.ofDifference(which, which.without(), figure);
    }

    /** That of the service without the bundle. */
    Optional<Double> without(Of which, ToDoubleFunction<StartCost> figure) {
        return medians.of(which.without(), figure);
    }

    /** The processor time that the bundle adds, over that which it adds to another service. */
    Optional<Double> growth(Of which, Of over) {
        return added(which, StartCost::cpuMilliseconds)
                .flatMap(more -> added(over, StartCost::cpuMilliseconds).map(less -> more / less));
    }
}
