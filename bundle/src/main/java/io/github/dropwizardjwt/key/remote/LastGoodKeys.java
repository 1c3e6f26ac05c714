package io.github.dropwizardjwt.key.remote;

import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.KeysUnavailableException;
import io.github.dropwizardjwt.key.jwk.JsonWebKeySet;
import io.github.dropwizardjwt.key.remote.KeyFetch.Fetched;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last set of an issuer that could be used, until it is too old. Replaced by one thread, read by many; nothing bad
 * ever replaces something good.
 */
final class LastGoodKeys {
    private static final Logger LOGGER = LoggerFactory.getLogger(LastGoodKeys.class);

    /** The first connection of a process loads classes and trust anchors, and is slow: it gets further tries. */
    static final int FIRST_ATTEMPTS = 3;

    private final String issuer;
    private final KeyFetch fetch;
    private final Timings timings;
    private final LongSupplier nanoTime;
    private final LongAdder fetches = new LongAdder();
    private final LongAdder failures = new LongAdder();

    private int attempts = FIRST_ATTEMPTS;
    private volatile @Nullable Good good;
    private volatile @Nullable String problem = "has not been asked yet";

    /** A set, and when it was asked for: it may be that old. */
    private record Good(KeySet keys, List<String> refused, long asked) {}

    LastGoodKeys(String issuer, KeyFetch fetch, Timings timings, LongSupplier nanoTime) {
        this.issuer = issuer;
        this.fetch = fetch;
        this.timings = timings;
        this.nanoTime = nanoTime;
    }

    /**
     * The keys.
     *
     * @throws KeysUnavailableException if there are none, or they are as old as they may be
     */
    KeySet current() {
        Good known = good;
        if (known == null) {
            throw new KeysUnavailableException("No keys of " + issuer + " are known: it " + problem);
        }
        if (age(known).compareTo(timings.maxStale()) >= 0) {
            throw new KeysUnavailableException("The keys of " + issuer + " are too old: it " + problem);
        }
        return known.keys();
    }

    boolean areKnown() {
        return good != null;
    }

    /** Whether the set was asked for at this moment or later. */
    boolean wereAskedForSince(long moment) {
        Good known = good;
        return known != null && known.asked() - moment >= 0;
    }

    /**
     * Fetches them, and keeps the former ones where that fails.
     *
     * @return after which time it is to be done again
     */
    Duration refresh() {
        int most = attempts;
        attempts = 1;
        for (int i = 0; i < most; i++) {
            Duration untilDue = attempt();
            if (untilDue != null) {
                return untilDue;
            }
        }
        return timings.minRefreshInterval();
    }

    /** Null where it fails. */
    private @Nullable Duration attempt() {
        fetches.increment();
        long asked = nanoTime.getAsLong();
        try {
            Fetched fetched = fetch.fetch();
            take(fetched.set(), asked);
            return timings.untilDue(fetched.freshFor());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail("was not waited for");
        } catch (FetchFailedException e) {
            fail(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOGGER.error("Fetching the keys of {} failed unexpectedly", issuer, e);
            fail("could not be asked");
        }
        return null;
    }

    private void take(JsonWebKeySet set, long asked) {
        Good former = good;
        KeySet fetched = KeySet.verifying(set.keys());
        KeySet keys = former == null ? fetched : fetched.keeping(former.keys());
        good = new Good(keys, set.refused(), asked);
        boolean isNew = former == null
                || !former.refused().equals(set.refused())
                || !former.keys().verificationKeys().equals(keys.verificationKeys());
        if (isNew || problem != null) {
            LOGGER.info("Issuer {} has the keys {}; of no use: {}", issuer, keys.verificationKeys(), set.refused());
        }
        problem = null;
    }

    private void fail(String reason) {
        failures.increment();
        if (!reason.equals(problem)) {
            LOGGER.warn(
                    "Issuer {} {}; {}",
                    issuer,
                    reason,
                    good == null ? "its tokens are answered with 503" : "its last good keys stay in use");
        }
        problem = reason;
    }

    private Duration age(Good known) {
        return Duration.ofNanos(nanoTime.getAsLong() - known.asked());
    }

    /** What has happened so far. */
    RemoteKeysStatistics statistics(long throttled) {
        Good known = good;
        return new RemoteKeysStatistics(
                fetches.sum(),
                failures.sum(),
                throttled,
                known == null ? 0 : known.keys().verificationKeys().size(),
                known == null ? null : age(known),
                problem);
    }
}
