package io.github.dropwizardjwt.key.remote;

import com.github.benmanes.caffeine.cache.Ticker;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.KeySource;
import io.github.dropwizardjwt.key.KeysUnavailableException;
import io.github.dropwizardjwt.key.VerificationKey;
import io.github.dropwizardjwt.key.remote.RefreshScheduler.Run;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The keys that an issuer publishes as a JWK Set (RFC 7517 §5). They are refreshed in the background before they are
 * stale, and on demand, within a rate limit, when a token names an unknown key, is not signed with the key that it
 * names, or the keys are too old. While the issuer is down, the last usable set is used until it is too old.
 * Thread-safe.
 */
public final class RemoteKeys implements KeySource, AutoCloseable {
    /**
     * How long a request may wait for a fetch, and the start of a service for the first one. The fetch itself may take
     * longer, and goes on.
     */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

    private final JwkSetCache keys;
    private final RefreshScheduler refresher;
    private final JwkSetSource source;
    private final Ticker ticker;
    private final Duration longestFetch;
    private final UnknownKeyIds unknown;
    private final WaitLimit waiting = new WaitLimit();
    private final LongAdder throttled = new LongAdder();
    private final RemoteKeysSettings settings;

    private @Nullable Run first;

    /**
     * Keys that have not been fetched yet.
     *
     * @param workers begins the fetches
     * @param timer knows when one is due
     * @param ticker the monotonic time
     */
    RemoteKeys(
            RemoteKeysSettings settings,
            JwkSetSource source,
            Executor workers,
            ScheduledExecutorService timer,
            Ticker ticker) {
        FetchTimings timings = settings.timings();
        this.settings = settings;
        this.keys = new JwkSetCache(settings.issuer(), source, timings, ticker);
        this.refresher = new RefreshScheduler(keys::refresh, timings.minRefreshInterval(), ticker, workers, timer);
        this.source = source;
        this.ticker = ticker;
        this.longestFetch = timings.totalTimeout();
        this.unknown = new UnknownKeyIds(ticker);
    }

    /**
     * A builder with the defaults: the {@code jwks_uri} of the issuer's metadata
     * ({@code /.well-known/openid-configuration}); RS256; fresh for 5 minutes, or for as long as the issuer's
     * {@code Cache-Control} says; fetched every 10 seconds at most; used for 6 hours at most.
     *
     * @param issuer the {@code iss} claim of the issuer's tokens; a URL unless that of the keys is set
     * @return a builder
     * @throws IllegalArgumentException if the issuer is blank
     */
    public static RemoteKeysBuilder builder(String issuer) {
        return new RemoteKeysBuilder(issuer);
    }

    /**
     * Begins to fetch the keys, and does not wait. They are kept up to date from now on. Has no effect the second time.
     */
    public void begin() {
        firstRun();
    }

    /**
     * Begins to fetch the keys, unless that has begun, and waits until they are known, at most for the time until three
     * seconds after the beginning. After that, the fetch goes on in the background.
     *
     * @return whether the keys are known; if not, fetching is retried in the background
     */
    public boolean start() {
        return start(LONGEST_WAIT);
    }

    /**
     * Begins to fetch the keys, unless that has begun, and waits for the end of the first fetch: for three attempts,
     * each of which may take as long as the timeouts say.
     *
     * @return whether the keys are known; if not, fetching is retried in the background
     */
    public boolean startInFull() {
        return start(longestFetch.multipliedBy(JwkSetCache.FIRST_ATTEMPTS));
    }

    private boolean start(Duration longest) {
        Run run = firstRun();
        if (run != null) {
            waitFor(run, longest.minusNanos(ticker.read() - run.begun()));
        }
        return keys.areKnown();
    }

    /** {@return whether they have been asked for} */
    public synchronized boolean isStarted() {
        return first != null;
    }

    /**
     * Whether other keys have the same settings.
     *
     * @param other the other keys
     * @return whether they are fetched from the same place in the same way
     */
    public boolean isSameAs(RemoteKeys other) {
        return settings.equals(other.settings);
    }

    /**
     * Keys with the same settings.
     *
     * @return keys that have not been started
     */
    public RemoteKeys unstarted() {
        return settings.build();
    }

    private synchronized @Nullable Run firstRun() {
        if (first == null) {
            first = refresher.request();
        }
        return first;
    }

    /**
     * {@inheritDoc} Keys that are too old are fetched again first, within the rate limit.
     *
     * @throws KeysUnavailableException until a fetch has succeeded, and when the last successful one is too long ago
     */
    @Override
    public KeySet current() {
        if (keys.areTooOld()) {
            join(refresher.request());
        }
        return keys.current();
    }

    /** {@inheritDoc} The keys are fetched again, within the rate limit. */
    @Override
    public KeySet refreshFor(@Nullable String id, Algorithm algorithm) {
        // No issuer publishes secrets.
        if (!algorithm.isSymmetric() && !unknown.contains(id, algorithm)) {
            fetchFor(id, algorithm);
        }
        return keys.current();
    }

    /** {@inheritDoc} The keys are fetched again, within the same rate limit as for unknown ids. */
    @Override
    public KeySet refreshAfterBadSignature(VerificationKey tried) {
        KeySet known = keys.current();
        // Otherwise it was replaced since it was tried.
        if (known.select(tried.id(), tried.algorithm().name()).orElse(null) == tried) {
            requestRun();
        }
        return keys.current();
    }

    private void fetchFor(@Nullable String id, Algorithm algorithm) {
        long asked = ticker.read();
        if (requestRun()
                // The response of a fetch that began earlier may be older than the key.
                && keys.wereAskedForSince(asked)
                && keys.current().select(id, algorithm.name()).isEmpty()) {
            unknown.add(id, algorithm);
        }
    }

    /** Requests a run and waits for its end, unless it is too early for one, or too many wait. */
    private boolean requestRun() {
        Run run = refresher.request();
        if (run == null) {
            throttled.increment();
        }
        return join(run);
    }

    /** Waits for the end of a run, unless there is none, or the limit of waiting threads is reached. */
    private boolean join(@Nullable Run run) {
        return run != null && waiting.attempt(() -> waitFor(run, LONGEST_WAIT));
    }

    private static void waitFor(Run run, Duration longest) {
        try {
            run.end().get(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // The caller uses the keys that are known then.
        }
    }

    /**
     * Statistics of the fetches since the start.
     *
     * @return a snapshot
     */
    public RemoteKeysStatistics statistics() {
        return keys.statistics(throttled.sum());
    }

    /**
     * Stops refreshing the keys in the background. A fetch that runs, or the first one, ends as usual: requests may
     * wait for it.
     */
    public void retire() {
        refresher.retire();
    }

    /** Stops fetching. The keys known by then stay in use until they are too old. */
    @Override
    public void close() {
        refresher.close();
        source.close();
    }
}
