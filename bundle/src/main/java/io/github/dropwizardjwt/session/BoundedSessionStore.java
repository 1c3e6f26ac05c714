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
 * Puts a timeout and a circuit breaker in front of a store outside of this process. Every operation but {@link #purge}
 * throws {@link TokenUnavailableException} if the store fails or does not answer in time. After five failures in a row
 * the circuit breaker opens, and calls are rejected at once; every 500 ms one call is let through as a probe, and the
 * first call that succeeds closes it. Thread-safe, if the store is.
 *
 * <p>At most 64 calls are under way. A request that finds all of them taken waits for one to end, within the same
 * timeout. A call that has begun is not interrupted: it holds its place until the store answers.
 *
 * <p>{@link #list} and {@link #removeSome} take longer the more sessions a subject has. They have four threads each, in
 * addition to the 64, and their failures do not open the circuit breaker: a subject with many sessions affects nobody
 * else.
 */
public final class BoundedSessionStore implements SessionStore {
    private static final int CONCURRENCY = 64;
    private static final int CONCURRENT_LISTS = 4;
    private static final int CONCURRENT_REMOVALS = 4;
    private static final Duration PROBE_INTERVAL = Duration.ofMillis(500);

    private final SessionStore store;
    private final TimeLimiter calls;
    private final TimeLimiter lists;
    private final TimeLimiter removals;

    /**
     * Puts a timeout and a circuit breaker in front of a store.
     *
     * @param store the store
     * @param timeout how long a request waits for a call, with the time until one of the threads is free
     * @param workers runs each call in a thread of its own, up to 72 at a time; it must not queue them
     */
    public BoundedSessionStore(SessionStore store, Duration timeout, Executor workers) {
        this(store, timeout, workers, Ticker.systemTicker());
    }

    BoundedSessionStore(SessionStore store, Duration timeout, Executor workers, Ticker ticker) {
        this.store = store;
        CircuitBreaker circuitBreaker = new ConsecutiveFailureBreaker(PROBE_INTERVAL, ticker);
        this.calls = new TimeLimiter(workers, CONCURRENCY, timeout, ticker, circuitBreaker);
        this.lists = new TimeLimiter(workers, CONCURRENT_LISTS, timeout, ticker, CircuitBreaker.DISABLED);
        this.removals = new TimeLimiter(workers, CONCURRENT_REMOVALS, timeout, ticker, CircuitBreaker.DISABLED);
    }

    @Override
    public void add(Session session) {
        calls.call(() -> {
            store.add(session);
            return true;
        });
    }

    @Override
    public Optional<Session> find(String sid, Instant now) {
        return calls.call(() -> store.find(sid, now));
    }

    @Override
    public boolean advance(Session next) {
        return calls.call(() -> store.advance(next));
    }

    @Override
    public boolean remove(String sid) {
        return calls.call(() -> store.remove(sid));
    }

    @Override
    public int removeSome(String subject, int limit) {
        return removals.call(() -> store.removeSome(subject, limit));
    }

    @Override
    public List<Session> list(String subject, Instant now, int limit, @Nullable SessionPosition after) {
        return lists.call(() -> store.list(subject, now, limit, after));
    }

    @Override
    public List<String> beyond(String subject, Instant now, int kept, int limit) {
        return calls.call(() -> store.beyond(subject, now, kept, limit));
    }

    @Override
    public void revoke(TokenReference token) {
        calls.call(() -> {
            store.revoke(token);
            return true;
        });
    }

    @Override
    public boolean isLive(TokenReference token, Instant now) {
        return calls.call(() -> store.isLive(token, now));
    }

    /** Purges in the caller's thread without a timeout, since no request waits for it. */
    @Override
    public void purge(Instant now) {
        store.purge(now);
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
