package io.github.dropwizardjwt;

import com.codahale.metrics.MetricRegistry;
import com.google.common.base.CharMatcher;
import io.github.dropwizardjwt.session.Decision;
import io.github.dropwizardjwt.session.JwtEventListener;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Counts accepted and rejected requests by route, {@code jwt.routes.GET__users__username_.accepted}. Routes are those
 * of the application, so their number is bounded. Thread-safe.
 */
final class RouteMetrics implements JwtEventListener {
    /** The others have a meaning of their own in Graphite, and Prometheus replaces them in the same way. */
    private static final CharMatcher SEPARATORS = CharMatcher.inRange('a', 'z')
            .or(CharMatcher.inRange('A', 'Z'))
            .or(CharMatcher.inRange('0', '9'))
            .negate();

    private final MetricRegistry metrics;

    RouteMetrics(MetricRegistry metrics) {
        this.metrics = metrics;
    }

    @Override
    public Optional<Consumer<Decision>> acceptances() {
        return Optional.of(decision -> count(decision, "accepted"));
    }

    @Override
    public void rejected(Decision decision) {
        count(decision, "rejected");
    }

    private void count(Decision decision, String verdict) {
        metrics.counter(MetricRegistry.name("jwt.routes", id(decision), verdict))
                .inc();
    }

    /** Each character is replaced by itself, so that {@code /a/{b}} and {@code /a/b} are two. */
    private static String id(Decision decision) {
        return decision.route().isEmpty()
                ? "unmatched"
                : SEPARATORS.replaceFrom(decision.verb() + " " + decision.route(), '_');
    }
}
