package io.github.dropwizardjwt.config.audit;

import io.github.dropwizardjwt.token.Reason;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;
import java.util.stream.Collectors;

/**
 * Limits the lines about rejections for each reason, so that a flood of bad requests does not fill the disks. The limit
 * is for the time between two calls of {@link #restart}. Thread-safe.
 */
final class RejectionLimit {
    private static final int LINES = 10;

    private final Map<Reason, AtomicInteger> counts = Arrays.stream(Reason.values())
            .collect(Collectors.toUnmodifiableMap(Function.identity(), reason -> new AtomicInteger()));

    /**
     * Counts a rejection.
     *
     * @return whether it has a line of its own
     */
    boolean admits(Reason reason) {
        AtomicInteger count = counts.get(reason);
        return count != null && count.incrementAndGet() <= LINES;
    }

    /**
     * Counts from zero again.
     *
     * @param omitted called for each reason that exceeded the limit, with the number of its rejections without a line
     */
    void restart(ObjIntConsumer<Reason> omitted) {
        counts.forEach((reason, count) -> {
            int beyond = count.getAndSet(0) - LINES;
            if (beyond > 0) {
                omitted.accept(reason, beyond);
            }
        });
    }
}
