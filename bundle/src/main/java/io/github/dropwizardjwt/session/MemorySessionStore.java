package io.github.dropwizardjwt.session;

import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps sessions in the memory of one process. They end with it, and are not visible to other nodes. Reads never block.
 * Thread-safe.
 *
 * <p>It holds a bounded number of sessions and of revoked tokens, and rejects more with
 * {@link TokenUnavailableException}: evicting a session would log somebody out, and evicting a revocation would let a
 * revoked token in again.
 */
public final class MemorySessionStore implements SessionStore {
    private static final Comparator<SessionPosition> LAST_OPENED_FIRST = Comparator.comparing(
                    SessionPosition::createdAt)
            .thenComparing(SessionPosition::sid)
            .reversed();
    private static final NavigableSet<SessionPosition> NONE = new ConcurrentSkipListSet<>(LAST_OPENED_FIRST);

    private final int maximumSize;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final Map<String, NavigableSet<SessionPosition>> ofSubjects = new ConcurrentHashMap<>();
    private final Map<String, TokenReference> revoked = new ConcurrentHashMap<>();
    private final List<MemorySessionLog> logs = new CopyOnWriteArrayList<>();

    /**
     * Creates an empty store.
     *
     * @param maximumSize how many sessions it holds at most, and how many revoked tokens
     * @throws IllegalArgumentException if it is less than one
     */
    public MemorySessionStore(int maximumSize) {
        if (maximumSize < 1) {
            throw new IllegalArgumentException("A store must have room for at least one session");
        }
        this.maximumSize = maximumSize;
    }

    @Override
    public synchronized void add(Session session) {
        checkRoom(sessions);
        if (sessions.putIfAbsent(session.sid(), session) != null) {
            throw new IllegalStateException("There is a session with this id already");
        }
        ofSubjects
                .computeIfAbsent(session.subject(), subject -> new ConcurrentSkipListSet<>(LAST_OPENED_FIRST))
                .add(SessionPosition.of(session));
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
    public boolean remove(String sid) {
        Session session = sessions.get(sid);
        // Again if it was refreshed meanwhile.
        while (session != null && !end(session)) {
            session = sessions.get(sid);
        }
        return session != null;
    }

    private synchronized boolean end(Session session) {
        boolean isRemoved = remove(session);
        if (isRemoved) {
            logs.forEach(log -> log.add(session.sid()));
        }
        return isRemoved;
    }

    /** Fails if the session has been refreshed or ended since it was read. */
    private synchronized boolean remove(Session session) {
        if (!sessions.remove(session.sid(), session)) {
            return false;
        }
        ofSubjects.computeIfPresent(session.subject(), (subject, positions) -> {
            positions.remove(SessionPosition.of(session));
            return positions.isEmpty() ? null : positions;
        });
        return true;
    }

    @Override
    public synchronized int removeSome(String subject, int limit) {
        List<SessionPosition> some =
                ofSubjects.getOrDefault(subject, NONE).stream().limit(limit).toList();
        some.forEach(position -> remove(position.sid()));
        return some.size();
    }

    @Override
    public List<Session> list(String subject, Instant now, int limit, @Nullable SessionPosition after) {
        NavigableSet<SessionPosition> positions = ofSubjects.getOrDefault(subject, NONE);
        return live(after == null ? positions : positions.tailSet(after, false), now)
                .limit(limit)
                .toList();
    }

    @Override
    public List<String> beyond(String subject, Instant now, int kept, int limit) {
        return live(ofSubjects.getOrDefault(subject, NONE), now)
                .skip(kept)
                .limit(limit)
                .map(Session::sid)
                .toList();
    }

    private Stream<Session> live(NavigableSet<SessionPosition> positions, Instant now) {
        return positions.stream().flatMap(position -> find(position.sid(), now).stream());
    }

    @Override
    public synchronized void revoke(TokenReference token) {
        if (!revoked.containsKey(token.hash())) {
            checkRoom(revoked);
        }
        revoked.put(token.hash(), token);
        logs.forEach(log -> log.add(token.nameInLog()));
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
                .forEach(this::remove);
    }

    /** Needed though this process marks what it ends: a removal that a request gave up may take effect after that. */
    @Override
    public Optional<SessionLog> log() {
        MemorySessionLog log = new MemorySessionLog(this);
        logs.add(log);
        return Optional.of(log);
    }

    private void checkRoom(Map<String, ?> kept) {
        if (kept.size() >= maximumSize) {
            throw new TokenUnavailableException("The memory store is full; increase sessions.maximumSize, or use a "
                    + "store outside of this process");
        }
    }
}
