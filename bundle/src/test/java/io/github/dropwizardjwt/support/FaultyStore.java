package io.github.dropwizardjwt.support;

import io.github.dropwizardjwt.session.MemorySessionStore;
import io.github.dropwizardjwt.session.Session;
import io.github.dropwizardjwt.session.SessionPosition;
import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.session.TokenReference;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

/** A store that works, fails or hangs, as a test sets it. */
public final class FaultyStore implements SessionStore {
    private final SessionStore store = new MemorySessionStore(100_000);
    private final AtomicInteger calls = new AtomicInteger();
    private volatile Runnable fault = () -> {};
    private final Map<String, String> parts = new ConcurrentHashMap<>();
    private volatile BiPredicate<String, String> affected = (operation, part) -> true;
    private volatile CountDownLatch hanging = new CountDownLatch(0);

    /** From now on faults concern these operations only. */
    public void affectOnly(String... operations) {
        Set<String> names = new HashSet<>(List.of(operations));
        affected = (operation, part) -> names.contains(operation);
    }

    /** From now on faults concern one part only. */
    public void affectPart(String name) {
        affected = (operation, part) -> name.equals(part);
    }

    /** Has a session kept in a part of its own. */
    public void place(String sid, String part) {
        parts.put(sid, part);
    }

    public void fail() {
        fault = () -> {
            throw new IllegalStateException("secret-host:5432 rejects connections");
        };
    }

    /** Lets some calls through and fails from then on. */
    public void failAfter(int number) {
        AtomicInteger left = new AtomicInteger(number);
        fault = () -> {
            if (left.getAndDecrement() <= 0) {
                throw new IllegalStateException("secret-host:5432 rejects connections");
            }
        };
    }

    /** Calls do not return, not even when interrupted, until {@link #recover()}. */
    public void hang() {
        hanging = new CountDownLatch(1);
        CountDownLatch latch = hanging;
        fault = () -> {
            boolean interrupted = false;
            while (latch.getCount() > 0) {
                try {
                    latch.await();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        };
    }

    /** Calls that hang go on doing so, and those from now on do not. */
    public void letOthersThrough() {
        fault = () -> {};
    }

    public void recover() {
        fault = () -> {};
        hanging.countDown();
    }

    /** How many calls have reached it. */
    public int calls() {
        return calls.get();
    }

    private <T> T call(String name, String part, Supplier<T> operation) {
        calls.incrementAndGet();
        if (affected.test(name, part)) {
            fault.run();
        }
        return operation.get();
    }

    @Override
    public String partition(String sid) {
        return parts.getOrDefault(sid, "");
    }

    @Override
    public void add(Session session) {
        call("add", partition(session.sid()), () -> {
            store.add(session);
            return true;
        });
    }

    @Override
    public Optional<Session> find(String sid, Instant now) {
        return call("find", partition(sid), () -> store.find(sid, now));
    }

    @Override
    public boolean advance(Session next) {
        return call("advance", partition(next.sid()), () -> store.advance(next));
    }

    @Override
    public boolean remove(String sid) {
        return call("remove", partition(sid), () -> store.remove(sid));
    }

    @Override
    public int removeSome(String subject, int limit) {
        return call("removeSome", "", () -> store.removeSome(subject, limit));
    }

    @Override
    public List<Session> list(String subject, Instant now, int limit, SessionPosition after) {
        return call("list", "", () -> store.list(subject, now, limit, after));
    }

    @Override
    public List<String> beyond(String subject, Instant now, int kept, int limit) {
        return call("beyond", "", () -> store.beyond(subject, now, kept, limit));
    }

    @Override
    public void revoke(TokenReference token) {
        call("revoke", partition(token), () -> {
            store.revoke(token);
            return true;
        });
    }

    @Override
    public boolean isLive(TokenReference token, Instant now) {
        return call("isLive", partition(token), () -> store.isLive(token, now));
    }

    @Override
    public void purge(Instant now) {
        call("purge", "", () -> {
            store.purge(now);
            return true;
        });
    }
}
