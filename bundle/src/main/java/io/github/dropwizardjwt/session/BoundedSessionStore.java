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
 * A store outside of this process, for which nobody waits longer than the timeout. Every operation but {@link #purge}
 * throws {@link TokenUnavailableException} if the store fails or does not answer in time. After five failures in a row it
 * does so at once; every half second one call is let through to see whether the store has recovered.
 *
 * <p>At most 64 calls are under way. Where all of them hang, requests wait for the timeout and no
 * longer, and no further threads are taken.
 *
 * <p>{@link #list} and {@link #removeSome} take the longer the more sessions a subject has. They have four threads each,
 * apart from the 64, and their failures do not open the circuit: one subject with many sessions affects nobody else.
 */
public final class BoundedSessionStore implements SessionStore {
    private static final int CONCURRENCY = 64;
    private static final int CONCURRENT_LISTS = 4;
    private static final int CONCURRENT_REMOVALS = 4;
    private static final Duration PROBE_INTERVAL = Duration.ofMillis(500);

    private final SessionStore store;
    private final StoreCalls calls;
    private final StoreCalls lists;
    private final StoreCalls removals;

    /**
     * A store with bounds.
     *
     * @param store the store
     * @param timeout how long a call may take
     * @param workers runs the calls, each in a thread of its own, up to 72 at a time and without a queue
     */
    public BoundedSessionStore(SessionStore store, Duration timeout, Executor workers) {
        this(store, timeout, workers, Ticker.systemTicker());
    }

    BoundedSessionStore(SessionStore store, Duration timeout, Executor workers, Ticker ticker) {
        this.store = store;
        this.calls = new StoreCalls(workers, CONCURRENCY, timeout, new Circuit(PROBE_INTERVAL, ticker));
        this.lists = new StoreCalls(workers, CONCURRENT_LISTS, timeout, Admission.ALWAYS);
        this.removals = new StoreCalls(workers, CONCURRENT_REMOVALS, timeout, Admission.ALWAYS);
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

    /** In the caller's thread, and for as long as it takes: no request waits for it. */
    @Override
    public void purge(Instant now) {
        store.purge(now);
    }
}
