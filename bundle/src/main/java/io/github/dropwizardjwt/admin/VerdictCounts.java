package io.github.dropwizardjwt.admin;

import io.github.dropwizardjwt.token.Reason;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * The verdicts of some time. Immutable.
 *
 * @param from when it began
 * @param accepted how many requests with a token were admitted
 * @param rejected how many were rejected, for each reason that occurred
 */
record VerdictCounts(Instant from, long accepted, Map<Reason, Long> rejected) {
    /** Copies the map. */
    VerdictCounts {
        rejected = Map.copyOf(rejected);
    }

    /** The sum of several, from a time on. */
    static VerdictCounts sum(Instant from, Collection<VerdictCounts> parts) {
        Map<Reason, Long> rejected = new EnumMap<>(Reason.class);
        parts.forEach(part -> part.rejected().forEach((reason, count) -> rejected.merge(reason, count, Long::sum)));
        return new VerdictCounts(
                from, parts.stream().mapToLong(VerdictCounts::accepted).sum(), rejected);
    }

    long of(Reason reason) {
        return rejected.getOrDefault(reason, 0L);
    }

    long allRejected() {
        return rejected.values().stream().mapToLong(Long::longValue).sum();
    }

    boolean isEmpty() {
        return accepted == 0 && rejected.isEmpty();
    }
}
