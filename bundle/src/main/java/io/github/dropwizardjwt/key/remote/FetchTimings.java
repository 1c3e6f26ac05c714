package io.github.dropwizardjwt.key.remote;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How often the keys of an issuer are fetched, how long a fetch may take, and how long its result is used.
 *
 * @param refreshInterval how long a set is fresh if its issuer does not say
 * @param minRefreshInterval the least time from the beginning of one fetch to that of the next
 * @param maxStaleness how long a set is used after it was fetched while no newer one is available
 * @param connectTimeout how long a connection may take
 * @param readTimeout how long a response may take to begin, and then to end
 */
record FetchTimings(
        Duration refreshInterval,
        Duration minRefreshInterval,
        Duration maxStaleness,
        Duration connectTimeout,
        Duration readTimeout) {

    private static final Duration MIN_FRESH = Duration.ofMinutes(1);
    private static final Duration MAX_FRESH = Duration.ofHours(1);

    /**
     * Checks that the keys of an issuer that is up, and answers within the timeouts, cannot become too old.
     *
     * @throws IllegalArgumentException if they can
     */
    void check() {
        refreshIntervalProblem().ifPresent(problem -> reject("refreshInterval", problem));
        maxStalenessProblem().ifPresent(problem -> reject("maxStaleness", problem));
    }

    private static void reject(String time, String problem) {
        throw new IllegalArgumentException(time + " " + problem);
    }

    /** What is wrong with refreshInterval, to be read after its name; empty if nothing is. */
    Optional<String> refreshIntervalProblem() {
        return refreshInterval.compareTo(minRefreshInterval) < 0
                ? Optional.of("is " + text(refreshInterval) + ", shorter than minRefreshInterval, "
                        + text(minRefreshInterval) + "; raise it, or lower minRefreshInterval")
                : Optional.empty();
    }

    /** What is wrong with maxStaleness, to be read after its name; empty if nothing is. */
    Optional<String> maxStalenessProblem() {
        return tooShort(
                        minRefreshInterval.multipliedBy(5).dividedBy(4),
                        "keys are fetched anew after four fifths of it, but not within minRefreshInterval, "
                                + text(minRefreshInterval),
                        "lower minRefreshInterval")
                .or(() -> tooShort(
                        totalTimeout().multipliedBy(5),
                        "the last fifth of it must be enough for a fetch, which may take " + text(totalTimeout()),
                        "lower connectTimeout and readTimeout"));
    }

    private Optional<String> tooShort(Duration least, String reason, String otherFix) {
        return maxStaleness.compareTo(least) < 0
                ? Optional.of("is " + text(maxStaleness) + ", too short: " + reason + "; raise it to " + text(least)
                        + " at least, or " + otherFix)
                : Optional.empty();
    }

    /** As in a configuration. */
    private static String text(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + "s" : time.toMillis() + "ms";
    }

    /** The time until the response headers. */
    Duration headersTimeout() {
        return connectTimeout.plus(readTimeout);
    }

    /** The time until the end of the response body, however slowly it arrives. */
    Duration bodyTimeout() {
        return headersTimeout().plus(readTimeout);
    }

    /** The time until the end of a fetch: the issuer's metadata and its keys are two responses. */
    Duration totalTimeout() {
        return bodyTimeout().multipliedBy(2);
    }

    /**
     * The age at which a set is to be fetched again: before it is stale or too old, whichever comes first, so that a
     * slow response delays no request.
     */
    Duration refreshDelay(@Nullable Duration freshFor) {
        Duration fresh = freshFor == null ? refreshInterval : bounded(freshFor);
        return (fresh.compareTo(maxStaleness) < 0 ? fresh : maxStaleness)
                .multipliedBy(4)
                .dividedBy(5);
    }

    /** No issuer can mean 0 seconds, or a year. */
    private static Duration bounded(Duration freshFor) {
        if (freshFor.compareTo(MIN_FRESH) < 0) {
            return MIN_FRESH;
        }
        return freshFor.compareTo(MAX_FRESH) > 0 ? MAX_FRESH : freshFor;
    }
}
