package io.github.dropwizardjwt.key.remote;

import com.github.benmanes.caffeine.cache.Ticker;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.KeysUnavailableException;
import io.github.dropwizardjwt.key.jwk.JsonWebKeySet;
import io.github.dropwizardjwt.key.remote.JwkSetSource.Fetched;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last usable JWK Set of an issuer, until it is too old. A failed fetch does not replace it. Not to be refreshed
 * concurrently; otherwise thread-safe.
 */
final class JwkSetCache {
    private static final Logger LOGGER = LoggerFactory.getLogger(JwkSetCache.class);

    /** The first connection of a process loads classes and trust anchors, and is slow: it is retried. */
    static final int FIRST_ATTEMPTS = 3;

    private static final State NOT_ASKED = new State(null, List.of(), 0, "has not been asked yet");
    private static final State NOT_ANSWERED = new State(null, List.of(), 0, "has not answered yet");

    private final String issuer;
    private final JwkSetSource source;
    private final FetchTimings timings;
    private final Ticker ticker;
    private final LongAdder fetches = new LongAdder();
    private final LongAdder failures = new LongAdder();

    private int attempts = FIRST_ATTEMPTS;
    private @Nullable String warned;
    private volatile State state = NOT_ASKED;

    /**
     * The result of the fetches so far.
     *
     * @param keys the last usable set; null if there is none
     * @param rejected why each of the other keys of the set is unusable
     * @param asked when its fetch began: it may be that old
     * @param problem why the last fetch failed; null if it succeeded
     */
    private record State(
            @Nullable KeySet keys,
            List<String> rejected,
            long asked,
            @Nullable String problem) {}

    JwkSetCache(String issuer, JwkSetSource source, FetchTimings timings, Ticker ticker) {
        this.issuer = issuer;
        this.source = source;
        this.timings = timings;
        this.ticker = ticker;
    }

    /**
     * The keys.
     *
     * @throws KeysUnavailableException if there are none, or they are too old
     */
    KeySet current() {
        State known = state;
        KeySet keys = usable(known);
        if (keys == null) {
            throw new KeysUnavailableException(outage(known));
        }
        return keys;
    }

    /** Whether there are keys, and they are too old. */
    boolean areTooOld() {
        State known = state;
        return known.keys() != null && usable(known) == null;
    }

    /** At an age of exactly the maximum staleness a set is too old. */
    private @Nullable KeySet usable(State known) {
        return age(known).compareTo(timings.maxStaleness()) < 0 ? known.keys() : null;
    }

    private String outage(State known) {
        String what =
                known.keys() == null ? "No keys of " + issuer + " are known" : "The keys of " + issuer + " are too old";
        return what + ": it " + (known.problem() == null ? "has not been asked again in time" : known.problem());
    }

    boolean areKnown() {
        return state.keys() != null;
    }

    /** Whether the fetch of the set began at this moment or later. */
    boolean wereAskedForSince(long moment) {
        State known = state;
        return known.keys() != null && known.asked() - moment >= 0;
    }

    /**
     * Fetches the keys, and keeps the previous ones if that fails.
     *
     * @return the time from its completion until the next refresh is due
     */
    CompletableFuture<Duration> refresh() {
        int most = attempts;
        attempts = 1;
        if (state.equals(NOT_ASKED)) {
            state = NOT_ANSWERED;
        }
        return attempt(most);
    }

    private CompletableFuture<Duration> attempt(int most) {
        fetches.increment();
        long asked = ticker.read();
        return begin().handle((fetched, failure) -> taken(fetched, failure, asked))
                .thenCompose(refreshDelay -> {
                    if (refreshDelay.isPresent()) {
                        return CompletableFuture.completedFuture(refreshDelay.get());
                    }
                    return most > 1
                            ? attempt(most - 1)
                            : CompletableFuture.completedFuture(timings.minRefreshInterval());
                });
    }

    private CompletableFuture<Fetched> begin() {
        try {
            return source.fetch();
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** The time until the next refresh; empty if the fetch failed. */
    private Optional<Duration> taken(@Nullable Fetched fetched, @Nullable Throwable failure, long asked) {
        if (fetched == null) {
            fail(failure instanceof CompletionException ? failure.getCause() : failure);
            return Optional.empty();
        }
        take(fetched.set(), asked);
        // Counted, like its age, from the beginning of the fetch.
        return Optional.of(timings.refreshDelay(fetched.freshFor()).minus(sinceAsked(asked)));
    }

    private void fail(@Nullable Throwable failure) {
        if (failure instanceof FetchFailedException) {
            fail(String.valueOf(failure.getMessage()));
        } else if (!(failure instanceof CancellationException)) {
            LOGGER.error("Fetching the keys of {} failed unexpectedly", issuer, failure);
            fail("could not be asked");
        }
    }

    private void take(JsonWebKeySet set, long asked) {
        State previous = state;
        KeySet fetched = KeySet.verifying(set.keys());
        KeySet keys = previous.keys() == null ? fetched : fetched.reusing(previous.keys());
        state = new State(keys, set.rejected(), asked, null);
        warned = null;
        if (previous.problem() != null || !isSame(previous, state)) {
            LOGGER.info("Issuer {} has the keys {}; unusable: {}", issuer, keys.verificationKeys(), set.rejected());
        }
    }

    private static boolean isSame(State previous, State current) {
        return previous.keys() != null
                && current.keys() != null
                && previous.keys().verificationKeys().equals(current.keys().verificationKeys())
                && previous.rejected().equals(current.rejected());
    }

    private void fail(String problem) {
        State known = state;
        state = new State(known.keys(), known.rejected(), known.asked(), problem);
        failures.increment();
        String warning = problem + "; "
                + (usable(known) == null ? "its tokens are answered with 503" : "its last good keys stay in use");
        if (!warning.equals(warned)) {
            LOGGER.warn("Issuer {} {}", issuer, warning);
        }
        warned = warning;
    }

    private Duration age(State known) {
        return sinceAsked(known.asked());
    }

    private Duration sinceAsked(long asked) {
        return Duration.ofNanos(ticker.read() - asked);
    }

    /** What has happened so far. */
    RemoteKeysStatistics statistics(long throttled) {
        State known = state;
        return new RemoteKeysStatistics(
                fetches.sum(),
                failures.sum(),
                throttled,
                known.keys() == null ? 0 : known.keys().verificationKeys().size(),
                known.keys() == null ? null : age(known),
                known.problem(),
                usable(known) == null ? outage(known) : null);
    }
}
