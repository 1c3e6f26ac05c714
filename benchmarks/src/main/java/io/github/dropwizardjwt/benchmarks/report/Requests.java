package io.github.dropwizardjwt.benchmarks.report;

import io.github.dropwizardjwt.benchmarks.results.RequestCost;
import io.github.dropwizardjwt.key.Algorithm;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The costs of requests, by what was measured. */
final class Requests {
    private final Medians<RequestCost> medians;

    Requests(List<RequestCost> costs) {
        this.medians = new Medians<>(costs, RequestCost::round);
    }

    /**
     * Identifies a figure.
     *
     * @param route the route
     * @param algorithm the {@code alg}
     * @param tokens how many alternated
     * @param headerCacheSize Jetty's setting, in bytes
     * @param routes how many protected routes the server has
     * @param jdk 17, 25
     */
    record Of(String route, String algorithm, int tokens, int headerCacheSize, int routes, int jdk)
            implements Predicate<RequestCost> {
        @Override
        public boolean test(RequestCost cost) {
            return cost.route().equals(route)
                    && cost.algorithm().equals(algorithm)
                    && cost.tokens() == tokens
                    && cost.headerCacheSize() == headerCacheSize
                    && cost.routes() == routes
                    && cost.jdk() == jdk;
        }

        /** The same by another route. */
        Of by(String other) {
            return new Of(other, algorithm, tokens, headerCacheSize, routes, jdk);
        }
    }

    List<Integer> jdks() {
        return medians.distinct(RequestCost::jdk);
    }

    List<String> algorithms() {
        return medians.distinct(cost -> Algorithm.valueOf(cost.algorithm())).stream()
                .map(Algorithm::name)
                .toList();
    }

    Optional<Double> cpuMicroseconds(Of which) {
        return medians.of(which, RequestCost::cpuMicroseconds);
    }

    Optional<Double> requestsPerSecond(Of which) {
        return medians.of(which, RequestCost::requestsPerSecond);
    }

    /** The throughput of one as a fraction of the other's. */
    Optional<Double> ratio(Of which, Of over) {
        return medians.ofRatio(which, over, RequestCost::requestsPerSecond);
    }

    /** The same, and how far it may be off by chance. */
    Optional<Median> ratioWithError(Of which, Of over) {
        return Median.of(medians.ratios(which, over, RequestCost::requestsPerSecond));
    }

    /** The processor time of one as a fraction of the other's. */
    Optional<Double> cpuRatio(Of which, Of over) {
        return medians.ofRatio(which, over, RequestCost::cpuMicroseconds);
    }

    /**
     * The processor time of one minus the other's, in microseconds. A mean, since in short rounds it is counted in
     * hundredths of a second.
     */
    Optional<Mean> cpuAdded(Of which, Of minus) {
        return Mean.of(medians.differences(which, minus, RequestCost::cpuMicroseconds));
    }

    /** The minimum utilization of the server's processor: near 1 if the load was sufficient. */
    Optional<Double> leastBusy() {
        return medians.least(RequestCost::busy);
    }
}
