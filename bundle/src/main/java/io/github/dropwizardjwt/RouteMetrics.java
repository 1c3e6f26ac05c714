package io.github.dropwizardjwt;

import com.codahale.metrics.Counter;
import com.codahale.metrics.MetricRegistry;
import com.google.common.base.CharMatcher;
import io.github.dropwizardjwt.session.Decision;
import io.github.dropwizardjwt.session.JwtEventListener;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Counts accepted and rejected requests by route, {@code jwt.routes.GET__users__username_.accepted}. Routes are those
 * of the application, so their number is bounded. Thread-safe.
 */
final class RouteMetrics implements JwtEventListener {
    /** Some of them have a meaning of their own in Graphite, and Prometheus replaces all of them in the same way. */
    private static final CharMatcher SEPARATORS = CharMatcher.inRange('a', 'z')
            .or(CharMatcher.inRange('A', 'Z'))
            .or(CharMatcher.inRange('0', '9'))
            .negate();

    private final MetricRegistry metrics;
    /** So that a name is built once, and not with each request. */
    private final Map<Counted, Counter> counters = new ConcurrentHashMap<>();

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
        counters.computeIfAbsent(
                        new Counted(decision.verb(), decision.route(), verdict),
                        counted -> metrics.counter(counted.name()))
                .inc();
    }

    private record Counted(String verb, String route, String verdict) {
        /** Each character is replaced by one of its own, so that {@code /a/{b}} and {@code /a/b} have two names. */
        String name() {
            String id = route.isEmpty() ? "unmatched" : SEPARATORS.replaceFrom(verb + " " + route, '_');
            return MetricRegistry.name("jwt.routes", id, verdict);
        }
    }
}
