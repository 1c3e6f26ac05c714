package io.github.dropwizardjwt.key.remote;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How often and how long.
 *
 * @param refreshInterval how long a set counts as fresh where its issuer does not say
 * @param minRefreshInterval how long at least from the beginning of one fetch to that of the next
 * @param maxStale how long a set is used after it was fetched, where no newer one can be had
 * @param connectTimeout how long a connection may take
 * @param readTimeout how long an answer may take to begin, and then to end
 */
record Timings(
        Duration refreshInterval,
        Duration minRefreshInterval,
        Duration maxStale,
        Duration connectTimeout,
        Duration readTimeout) {

    private static final Duration LEAST_FRESH = Duration.ofMinutes(1);
    private static final Duration MOST_FRESH = Duration.ofHours(1);

    /** When to have the head of an answer. */
    Duration untilAnswer() {
        return connectTimeout.plus(readTimeout);
    }

    /** When to have all of it, however slowly it drips. */
    Duration untilEnd() {
        return untilAnswer().plus(readTimeout);
    }

    /** When a fetch is over: an issuer's description and its keys are two answers. */
    Duration untilOver() {
        return untilEnd().multipliedBy(2);
    }

    /** When a set is to be fetched again: before it is no longer fresh, so that a slow answer delays nobody. */
    Duration untilDue(@Nullable Duration freshFor) {
        return (freshFor == null ? refreshInterval : bounded(freshFor))
                .multipliedBy(4)
                .dividedBy(5);
    }

    /** What an issuer says of 0 seconds, or of a year, it cannot mean. */
    private static Duration bounded(Duration freshFor) {
        if (freshFor.compareTo(LEAST_FRESH) < 0) {
            return LEAST_FRESH;
        }
        return freshFor.compareTo(MOST_FRESH) > 0 ? MOST_FRESH : freshFor;
    }
}
