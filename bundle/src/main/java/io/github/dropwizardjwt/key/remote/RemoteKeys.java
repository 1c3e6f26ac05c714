package io.github.dropwizardjwt.key.remote;

import com.github.benmanes.caffeine.cache.Ticker;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.KeySource;
import io.github.dropwizardjwt.key.KeysUnavailableException;
import io.github.dropwizardjwt.key.remote.Refresher.Run;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The keys that an issuer publishes as a JWK Set (RFC 7517 §5). They are fetched in the background before they are no
 * longer fresh, and at once, within a rate limit, when a token names a key that is not among them, or needs them and they
 * are too old. While the issuer is down, the last good set is used until it is too old. Safe for use by many threads.
 */
public final class RemoteKeys implements KeySource, AutoCloseable {
    /** How many threads may wait at once for a key that is perhaps new: a flood of invented ids must not take them all. */
    private static final int MOST_WAITING = 64;

    private final LastGoodKeys keys;
    private final Refresher refresher;
    private final ScheduledExecutorService thread;
    private final KeyFetch fetch;
    private final Ticker ticker;
    private final Duration longestWait;
    private final UnknownKeyIds unknown;
    private final Semaphore places = new Semaphore(MOST_WAITING);
    private final LongAdder throttled = new LongAdder();

    /**
     * Keys that nobody has asked for yet.
     *
     * @param thread a single thread of their own
     * @param ticker tells monotonic time
     */
    RemoteKeys(String issuer, KeyFetch fetch, Timings timings, ScheduledExecutorService thread, Ticker ticker) {
        this.keys = new LastGoodKeys(issuer, fetch, timings, ticker);
        this.refresher = new Refresher(keys::refresh, timings.minRefreshInterval(), ticker, thread);
        this.thread = thread;
        this.fetch = fetch;
        this.ticker = ticker;
        this.longestWait = timings.totalTimeout();
        this.unknown = new UnknownKeyIds(ticker);
    }

    /**
     * Starts with the defaults: the address of the keys is that of the issuer's own description
     * ({@code /.well-known/openid-configuration}); RS256; fetched every 5 minutes, or as often as the issuer's
     * {@code Cache-Control} says, and no more often than every 10 seconds; used for 6 hours at most.
     *
     * @param issuer the {@code iss} claim of the issuer's tokens; a URL unless the address of the keys is given
     * @return a builder
     * @throws IllegalArgumentException if the issuer is blank
     */
    public static RemoteKeysBuilder builder(String issuer) {
        return new RemoteKeysBuilder(issuer);
    }

    /**
     * Begins to fetch, and waits for the end of the first fetch, which may take a few seconds.
     *
     * @return whether the keys are known now; where they are not, it is tried again and again
     */
    public boolean start() {
        Run first = refresher.request();
        if (first != null) {
            waitFor(first, longestWait.multipliedBy(LastGoodKeys.FIRST_ATTEMPTS));
        }
        return keys.areKnown();
    }

    /**
     * {@inheritDoc} Where they are too old, they are fetched anew, if that was not tried a moment ago.
     *
     * @throws KeysUnavailableException before {@link #start()}, until the first fetch has succeeded, and when the last
     *     one that did is too long ago
     */
    @Override
    public KeySet current() {
        if (keys.areTooOld()) {
            join(refresher.request());
        }
        return keys.current();
    }

    /**
     * {@inheritDoc} Fetches the keys anew, where they were not fetched a moment ago, and waits for it.
     */
    @Override
    public KeySet refreshFor(String id, Algorithm algorithm) {
        // A secret is nothing that an issuer would publish.
        if (!algorithm.isSymmetric() && !unknown.contains(id, algorithm)) {
            fetchFor(id, algorithm);
        }
        return keys.current();
    }

    private void fetchFor(String id, Algorithm algorithm) {
        long asked = ticker.read();
        Run run = refresher.request();
        if (run == null) {
            throttled.increment();
        } else if (join(run)
                // A fetch that began earlier may have been answered before the key was published.
                && keys.wereAskedForSince(asked)
                && keys.current().select(id, algorithm.name()).isEmpty()) {
            unknown.add(id, algorithm);
        }
    }

    /** Waits for the end of a run, if there is one and not too many do already. */
    private boolean join(@Nullable Run run) {
        if (run == null || !places.tryAcquire()) {
            return false;
        }
        try {
            waitFor(run, longestWait);
        } finally {
            places.release();
        }
        return true;
    }

    private static void waitFor(Run run, Duration longest) {
        try {
            run.end().get(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // What is known then has to do.
        }
    }

    /**
     * How the fetching has gone so far.
     *
     * @return the numbers
     */
    public RemoteKeysStatistics statistics() {
        return keys.statistics(throttled.sum());
    }

    /** Ends the fetching, now. The keys known by then stay in use until they are too old. */
    @Override
    public void close() {
        thread.shutdownNow();
        fetch.close();
        try {
            thread.awaitTermination(longestWait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
