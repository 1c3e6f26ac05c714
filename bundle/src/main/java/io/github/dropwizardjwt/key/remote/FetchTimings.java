package io.github.dropwizardjwt.key.remote;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How often and how long.
 *
 * @param refreshInterval how long a set counts as fresh where its issuer does not say
 * @param minRefreshInterval how long at least from the beginning of one fetch to that of the next
 * @param maxStaleness how long a set is used after it was fetched, where no newer one can be had
 * @param connectTimeout how long a connection may take
 * @param readTimeout how long an answer may take to begin, and then to end
 */
record Timings(
        Duration refreshInterval,
        Duration minRefreshInterval,
        Duration maxStaleness,
        Duration connectTimeout,
        Duration readTimeout) {

    private static final Duration LEAST_FRESH = Duration.ofMinutes(1);
    private static final Duration MOST_FRESH = Duration.ofHours(1);

    /**
     * Makes sure that an issuer that is up, and answers within the timeouts, is asked in time.
     *
     * @throws ContradictoryTimesException if its keys could become too old meanwhile
     */
    void check() {
        if (refreshInterval.compareTo(minRefreshInterval) < 0) {
            throw new ContradictoryTimesException(
                    "refreshInterval",
                    "is " + text(refreshInterval) + ", shorter than minRefreshInterval, " + text(minRefreshInterval)
                            + "; raise it, or lower minRefreshInterval");
        }
        requireMaxStaleness(
                minRefreshInterval.multipliedBy(5).dividedBy(4),
                "keys are fetched anew after four fifths of it, but not within minRefreshInterval, "
                        + text(minRefreshInterval),
                "lower minRefreshInterval");
        requireMaxStaleness(
                totalTimeout().multipliedBy(5),
                "the last fifth of it must be enough for a fetch, which may take " + text(totalTimeout()),
                "lower connectTimeout and readTimeout");
    }

    private void requireMaxStaleness(Duration least, String reason, String otherCure) {
        if (maxStaleness.compareTo(least) < 0) {
            throw new ContradictoryTimesException(
                    "maxStaleness",
                    "is " + text(maxStaleness) + ", too short: " + reason + "; raise it to " + text(least)
                            + " at least, or " + otherCure);
        }
    }

    /** As it is written in a configuration. */
    private static String text(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + "s" : time.toMillis() + "ms";
    }

    /** When to have the head of an answer. */
    Duration headersTimeout() {
        return connectTimeout.plus(readTimeout);
    }

    /** When to have all of it, however slowly it drips. */
    Duration bodyTimeout() {
        return headersTimeout().plus(readTimeout);
    }

    /** When a fetch is over: an issuer's description and its keys are two answers. */
    Duration totalTimeout() {
        return bodyTimeout().multipliedBy(2);
    }

    /**
     * How old a set is when it is to be fetched again: before it is no longer fresh, or too old, whichever comes first, so
     * that a slow answer delays nobody.
     */
    Duration refreshDelay(@Nullable Duration freshFor) {
        Duration fresh = freshFor == null ? refreshInterval : bounded(freshFor);
        return (fresh.compareTo(maxStaleness) < 0 ? fresh : maxStaleness)
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
