package io.github.dropwizardjwt.load;

import io.github.dropwizardjwt.session.SessionManager;
import io.github.dropwizardjwt.session.TokenPair;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Measures when one service works again. It has a session in each part of the store. Used by one thread at a time. */
final class SoakedProbe {
    /** Then it is given up. */
    static final Duration LONGEST = Duration.ofSeconds(30);

    private static final long BETWEEN = Duration.ofMillis(10).toNanos();

    private final SoakedStore store;
    private final SoakedService service;
    private final Map<String, TokenPair> sessions = new HashMap<>();

    SoakedProbe(SoakedStore store, SoakedService service) {
        this.store = store;
        this.service = service;
    }

    /** Opens the sessions that there are not yet, while the store works. */
    void prepare(Set<String> parts) {
        while (!sessions.keySet().containsAll(parts)) {
            answer(this::open).ifPresent(pair -> sessions.put(store.soak().partOf(store.sid(pair)), pair));
            LockSupport.parkNanos(BETWEEN);
        }
    }

    private TokenPair open() {
        return service.sessions().open("soak-probe", "read", Map.of());
    }

    /** How long it takes from now on until it checks, exchanges and issues tokens. */
    Duration untilGood(StoreFault fault) {
        long start = store.faults().now();
        sessions.entrySet().removeIf(each -> fault.touches(Set.of(each.getKey())) && isLost(each, start));
        if (fault.part() == null) {
            until(start, this::logInAndOut);
        }
        return Duration.ofNanos(store.faults().now() - start);
    }

    /** Waits until its token is checked and exchanged; a token that is rejected is an answer too. */
    private boolean isLost(Map.Entry<String, TokenPair> session, long start) {
        try {
            until(start, () -> {
                service.check(session.getValue().auth());
                return true;
            });
            session.setValue(until(
                    start, () -> service.sessions().refresh(session.getValue().refresh())));
            return false;
        } catch (TokenRejectedException e) {
            store.ledger().count("probes that were rejected");
            return true;
        }
    }

    private boolean logInAndOut() {
        SessionManager manager = service.sessions();
        TokenPair pair = manager.open("soak-login", "read", Map.of());
        service.check(pair.auth());
        manager.revoke(manager.refresh(pair.refresh()).refresh());
        return true;
    }

    private <T> T until(long start, Supplier<T> request) {
        while (true) {
            Optional<T> answer = answer(request);
            if (answer.isPresent()) {
                return answer.get();
            }
            if (store.faults().now() - start > LONGEST.toNanos()) {
                throw new IllegalStateException("A service does not recover");
            }
            LockSupport.parkNanos(BETWEEN);
        }
    }

    private static <T> Optional<T> answer(Supplier<T> request) {
        try {
            return Optional.of(request.get());
        } catch (TokenUnavailableException e) {
            return Optional.empty();
        }
    }
}
