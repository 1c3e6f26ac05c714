package io.github.dropwizardjwt.config.token;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import io.github.dropwizardjwt.token.CacheStatistics;
import io.github.dropwizardjwt.token.TokenManager;
import java.util.function.ToLongFunction;

/** Gauges of the cache of verified tokens, {@code jwt.verified-tokens....}. */
final class CacheMetrics {
    private CacheMetrics() {}

    static void register(MetricRegistry metrics, TokenManager tokens) {
        register(metrics, tokens, "hits", CacheStatistics::hits);
        register(metrics, tokens, "misses", CacheStatistics::misses);
        register(metrics, tokens, "evictions", CacheStatistics::evictions);
        register(metrics, tokens, "size", CacheStatistics::size);
    }

    private static void register(
            MetricRegistry metrics, TokenManager tokens, String name, ToLongFunction<CacheStatistics> figure) {
        Gauge<Long> gauge = () -> figure.applyAsLong(tokens.cacheStatistics());
        metrics.register(MetricRegistry.name("jwt", "verified-tokens", name), gauge);
    }
}
