package io.github.dropwizardjwt.session;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The limits of one kind of call, separate for each part of the store: a part that hangs or fails leaves the others
 * alone. Thread-safe.
 */
final class PartitionLimiters {
    private final ConcurrentMap<String, TimeLimiter> limiters = new ConcurrentHashMap<>();
    private final Function<String, TimeLimiter> limiterOf;

    /**
     * No limits yet.
     *
     * @param limiterOf makes those of a part when it is first called
     */
    PartitionLimiters(Function<String, TimeLimiter> limiterOf) {
        this.limiterOf = limiterOf;
    }

    /** Calls the store within the limits of a part; otherwise as {@link TimeLimiter#call}. */
    <T> T call(String partition, Supplier<T> operation) {
        // Unlike computeIfAbsent, get never locks.
        @Nullable TimeLimiter limiter = limiters.get(partition);
        return (limiter == null ? limiters.computeIfAbsent(partition, limiterOf) : limiter).call(operation);
    }
}
