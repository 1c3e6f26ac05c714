package io.github.dropwizardjwt.benchmarks.report;

import io.github.dropwizardjwt.benchmarks.library.Candidate;
import io.github.dropwizardjwt.benchmarks.results.CallCost;
import io.github.dropwizardjwt.key.Algorithm;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The costs of calls, by what was measured. */
final class Calls {
    private final Medians<CallCost> medians;

    Calls(List<CallCost> costs) {
        this.medians = new Medians<>(costs, CallCost::round);
    }

    /**
     * Identifies a figure.
     *
     * @param what the benchmark
     * @param candidate the library
     * @param algorithm the {@code alg}
     * @param count the number of tokens or keys
     * @param jdk 17, 25
     */
    record Of(String what, Candidate candidate, Algorithm algorithm, int count, int jdk)
            implements Predicate<CallCost> {
        @Override
        public boolean test(CallCost cost) {
            return cost.what().equals(what)
                    && cost.candidate().equals(candidate.name())
                    && cost.algorithm().equals(algorithm.name())
                    && cost.count() == count
                    && cost.jdk() == jdk;
        }

        /** The same by another candidate. */
        Of by(Candidate other) {
            return new Of(what, other, algorithm, count, jdk);
        }
    }

    List<Integer> jdks() {
        return medians.distinct(CallCost::jdk);
    }

    Optional<Double> nanoseconds(Of which) {
        return medians.of(which, CallCost::nanoseconds);
    }

    Optional<Double> bytes(Of which) {
        return medians.of(which, CallCost::bytes);
    }

    /** How many times as long one takes as the other. */
    Optional<Double> ratio(Of which, Of over) {
        return medians.ofRatio(which, over, CallCost::nanoseconds);
    }

    /** The other library that is fastest. */
    Optional<Candidate> fastestPeer(Of same) {
        return Arrays.stream(Candidate.values())
                .filter(Candidate::isPeer)
                .filter(peer -> nanoseconds(same.by(peer)).isPresent())
                .min(Comparator.comparing(peer -> nanoseconds(same.by(peer)).orElseThrow()));
    }
}
