package io.github.dropwizardjwt.config.token;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.Timer;
import io.github.dropwizardjwt.token.CacheStatistics;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenManagerBuilder;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/** Gauges of the cache of verified tokens, {@code jwt.verified-tokens....}, and the time that each miss takes. */
final class CacheMetrics {
    private CacheMetrics() {}

    static TokenManagerBuilder time(TokenManagerBuilder builder, MetricRegistry metrics) {
        Timer timer = metrics.timer("jwt.verification");
        return builder.verificationTimes(nanoseconds -> timer.update(nanoseconds, TimeUnit.NANOSECONDS));
    }

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
