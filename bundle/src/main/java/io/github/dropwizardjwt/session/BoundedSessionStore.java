package io.github.dropwizardjwt.session;

import com.github.benmanes.caffeine.cache.Ticker;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Puts a timeout and a circuit breaker in front of a store outside of this process. Every operation but {@link #live},
 * {@link #purge} and {@link #log} throws {@link TokenUnavailableException} if the store fails or does not answer in
 * time. Thread-safe, if the store is.
 *
 * <p>Calls are of six kinds, each with threads of its own, so that calls of one kind that hang or fail leave the others
 * alone:
 *
 * <ul>
 *   <li>to read sessions, {@link #find} and {@link #isLive}: 60
 *   <li>to change sessions, {@link #advance} and {@link #revoke}: 12
 *   <li>to end a session, {@link #remove}: 8
 *   <li>to open sessions, {@link #beyond} and {@link #add}: 8
 *   <li>{@link #list}: 4
 *   <li>{@link #removeSome}: 4
 * </ul>
 *
 * <p>A request that finds all of them taken waits for one to end, within the same timeout. A call that has begun is not
 * interrupted: it holds its thread until the store answers. The first three kinds have these threads for each
 * {@linkplain SessionStore#partition(String) part} of the store, and a circuit breaker: after five failures in a row it
 * opens, and calls of this kind and part are rejected at once; every 500 ms one is let through as a probe, and the
 * first that succeeds closes it. The other kinds have none: what they do concerns several parts, or takes longer the
 * more sessions a subject has, so their failures do not say which part is down.
 */
public final class BoundedSessionStore implements SessionStore {
    private static final Duration PROBE_INTERVAL = Duration.ofMillis(500);

    private final SessionStore store;
    private final PartitionLimiters reads;
    private final PartitionLimiters changes;
    private final PartitionLimiters removals;
    private final TimeLimiter logins;
    private final TimeLimiter lists;
    private final TimeLimiter removalsOfSubjects;

    /**
     * Puts a timeout and a circuit breaker in front of a store.
     *
     * @param store the store
     * @param timeout how long a request waits for a call, with the time until one of the threads is free
     * @param workers runs each call in a thread of its own, up to 96 at a time, and 80 more for each further part of
     *     the store; it must not queue them
     */
    public BoundedSessionStore(SessionStore store, Duration timeout, Executor workers) {
        this(store, timeout, workers, Ticker.systemTicker());
    }

    BoundedSessionStore(SessionStore store, Duration timeout, Executor workers, Ticker ticker) {
        this.store = store;
        StoreAccess access = new StoreAccess(workers, timeout, ticker, store::describe);
        // With one part, 96 in all: with the purge, the log and live, fewer than the 100 connections of Dropwizard's
        // pools.
        this.reads = perPart(access, "read sessions", 60);
        this.changes = perPart(access, "change sessions", 12);
        this.removals = perPart(access, "end sessions", 8);
        this.logins = new TimeLimiter(access, "open sessions", 8, CircuitBreaker.DISABLED);
        this.lists = new TimeLimiter(access, "list sessions", 4, CircuitBreaker.DISABLED);
        this.removalsOfSubjects = new TimeLimiter(access, "end the sessions of a subject", 4, CircuitBreaker.DISABLED);
    }

    private static PartitionLimiters perPart(StoreAccess access, String purpose, int concurrency) {
        return new PartitionLimiters(part -> {
            String purposeHere = part.isEmpty() ? purpose : purpose + " in part " + part;
            return new TimeLimiter(
                    access,
                    purposeHere,
                    concurrency,
                    new ConsecutiveFailureBreaker(purposeHere, PROBE_INTERVAL, access.ticker()));
        });
    }

    @Override
    public void add(Session session) {
        logins.call(() -> {
            store.add(session);
            return true;
        });
    }

    @Override
    public Optional<Session> find(String sid, Instant now) {
        return reads.call(partition(sid), () -> store.find(sid, now));
    }

    @Override
    public boolean advance(Session next) {
        return changes.call(partition(next.sid()), () -> store.advance(next));
    }

    @Override
    public boolean remove(String sid) {
        return removals.call(partition(sid), () -> store.remove(sid));
    }

    @Override
    public int removeSome(String subject, int limit) {
        return removalsOfSubjects.call(() -> store.removeSome(subject, limit));
    }

    @Override
    public List<Session> list(String subject, Instant now, int limit, @Nullable SessionPosition after) {
        return lists.call(() -> store.list(subject, now, limit, after));
    }

    @Override
    public List<String> beyond(String subject, Instant now, int kept, int limit) {
        return logins.call(() -> store.beyond(subject, now, kept, limit));
    }

    @Override
    public void revoke(TokenReference token) {
        changes.call(partition(token), () -> {
            store.revoke(token);
            return true;
        });
    }

    @Override
    public boolean isLive(TokenReference token, Instant now) {
        return reads.call(partition(token), () -> store.isLive(token, now));
    }

    /** In the caller's thread without a timeout, since no request waits for it. */
    @Override
    public List<TokenReference> live(List<TokenReference> tokens, Instant now) {
        return store.live(tokens, now);
    }

    /** Purges in the caller's thread without a timeout, since no request waits for it. */
    @Override
    public void purge(Instant now) {
        store.purge(now);
    }

    /** Without a timeout: it is read by a thread of its own. */
    @Override
    public Optional<SessionLog> log() {
        return store.log();
    }

    @Override
    public String partition(String sid) {
        return store.partition(sid);
    }

    @Override
    public String partition(TokenReference token) {
        return store.partition(token);
    }

    @Override
    public String describe(Throwable failure) {
        return store.describe(failure);
    }
}
