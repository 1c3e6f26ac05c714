package io.github.dropwizardjwt.session;

import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sessions in the memory of one process. They end with it, and no other node knows of them. Reads never wait.
 *
 * <p>It holds a bounded number of sessions and of tokens that were taken back. Where there is no room it refuses more: to
 * forget a session would log somebody out, and to forget a token would let it in again.
 */
public final class MemorySessionStore implements SessionStore {
    private final int maximumSize;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> sidsOfSubject = new ConcurrentHashMap<>();
    private final Map<String, TokenReference> revoked = new ConcurrentHashMap<>();

    /**
     * An empty store.
     *
     * @param maximumSize how many sessions it holds, and how many tokens that were taken back
     * @throws IllegalArgumentException if it is less than one
     */
    public MemorySessionStore(int maximumSize) {
        if (maximumSize < 1) {
            throw new IllegalArgumentException("A store has room for at least one session");
        }
        this.maximumSize = maximumSize;
    }

    @Override
    public synchronized void add(Session session) {
        checkRoom(sessions);
        if (sessions.putIfAbsent(session.sid(), session) != null) {
            throw new IllegalStateException("There is such a session already");
        }
        sidsOfSubject
                .computeIfAbsent(session.subject(), subject -> ConcurrentHashMap.newKeySet())
                .add(session.sid());
    }

    @Override
    public Optional<Session> find(String sid, Instant now) {
        return Optional.ofNullable(sessions.get(sid)).filter(session -> now.isBefore(session.expiresAt()));
    }

    @Override
    public boolean advance(Session next) {
        Session stored = sessions.get(next.sid());
        return stored != null
                && stored.refreshHash().equals(next.spentHash())
                && sessions.replace(next.sid(), stored, next);
    }

    @Override
    public synchronized boolean remove(String sid) {
        Session session = sessions.remove(sid);
        if (session == null) {
            return false;
        }
        sidsOfSubject.computeIfPresent(session.subject(), (subject, sids) -> {
            sids.remove(sid);
            return sids.isEmpty() ? null : sids;
        });
        return true;
    }

    @Override
    public synchronized int removeAll(String subject) {
        Set<String> sids = sidsOfSubject.remove(subject);
        if (sids == null) {
            return 0;
        }
        sids.forEach(sessions::remove);
        return sids.size();
    }

    @Override
    public List<Session> list(String subject, Instant now) {
        return sidsOfSubject.getOrDefault(subject, Set.of()).stream()
                .flatMap(sid -> find(sid, now).stream())
                .toList();
    }

    @Override
    public synchronized void revoke(TokenReference token) {
        if (!revoked.containsKey(token.hash())) {
            checkRoom(revoked);
        }
        revoked.put(token.hash(), token);
    }

    @Override
    public boolean isLive(TokenReference token, Instant now) {
        String sid = token.sid();
        return !revoked.containsKey(token.hash())
                && (sid == null || find(sid, now).isPresent());
    }

    @Override
    public void purge(Instant now) {
        revoked.values().removeIf(token -> !now.isBefore(token.expiresAt()));
        sessions.values().stream()
                .filter(session -> !now.isBefore(session.expiresAt()))
                .map(Session::sid)
                .forEach(this::remove);
    }

    private void checkRoom(Map<String, ?> kept) {
        if (kept.size() >= maximumSize) {
            throw new TokenUnavailableException("The memory store is full; give sessions.maximumSize more, or use a "
                    + "store outside of this process");
        }
    }
}
