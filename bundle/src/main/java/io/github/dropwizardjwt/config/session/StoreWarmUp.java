package io.github.dropwizardjwt.config.session;

import io.dropwizard.lifecycle.Managed;
import io.github.dropwizardjwt.session.Session;
import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.session.TokenReference;
import io.github.dropwizardjwt.token.RandomId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls each operation of a store before the server accepts connections. The first calls load classes and open
 * connections, and on a busy machine take longer than a request waits. A failure is logged, and the service starts all
 * the same.
 */
final class StoreWarmUp implements Managed {
    private static final Logger LOGGER = LoggerFactory.getLogger(StoreWarmUp.class);
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int THREADS = 8;
    private static final int ROUNDS = 4;

    private final SessionStore store;
    private final Executor workers;
    private final Clock clock;
    private final Duration limit;
    private volatile boolean over;

    /**
     * Prepares the calls.
     *
     * @param store the store itself: its first calls may take longer than requests wait
     * @param workers the threads that call it for requests, too
     * @param clock the time
     */
    StoreWarmUp(SessionStore store, Executor workers, Clock clock) {
        this(store, workers, clock, LIMIT);
    }

    StoreWarmUp(SessionStore store, Executor workers, Clock clock, Duration limit) {
        this.store = store;
        this.workers = workers;
        this.clock = clock;
        this.limit = limit;
    }

    /** Waits until all calls have ended, or the limit is reached. Then calls that are under way end by themselves. */
    @Override
    public void start() {
        try {
            CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(this::rounds, workers))
                            .limit(THREADS)
                            .toArray(CompletableFuture<?>[]::new))
                    .get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            warn("no answer to all calls within " + limit.toMillis() + " ms", e);
        } catch (ExecutionException | RuntimeException e) {
            warn(store.describe(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            over = true;
        }
    }

    private static void warn(String cause, Exception e) {
        LOGGER.warn("The session store could not be warmed up, and the first requests may be rejected: {}", cause);
        LOGGER.debug("The session store could not be warmed up", e);
    }

    private void rounds() {
        for (int i = 0; i < ROUNDS && !over; i++) {
            round();
        }
    }

    /** A session is removed at once. A store that forgets revoked tokens only when they expire does so with a purge. */
    private void round() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Session opened = session(RandomId.next(), RandomId.next(), now, hash(), null);
        TokenReference token = new TokenReference(hash(), opened.sid(), now.plusSeconds(1));
        store.beyond(opened.subject(), now, 1, 1);
        store.add(opened);
        try {
            store.find(opened.sid(), now);
            store.isLive(token, now);
            store.advance(session(opened.sid(), opened.subject(), now, hash(), opened.refreshHash()));
            store.list(opened.subject(), now, 1, null);
            store.revoke(token);
        } finally {
            store.remove(opened.sid());
        }
    }

    private static Session session(
            String sid, String subject, Instant now, String refreshHash, @Nullable String spentHash) {
        Instant end = now.plusSeconds(60);
        return new Session(sid, subject, null, "{}", now, now, end, end, refreshHash, spentHash);
    }

    /** The hash of no token, in the form of one. */
    private static String hash() {
        return (RandomId.next() + RandomId.next()).substring(0, 43);
    }
}
