package io.github.dropwizardjwt.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Marks what this node ends, or finds ended, before the call returns, so that its next request need not wait for the
 * log. Also if the call fails or takes too long, since it may take effect all the same.
 */
final class MarkingSessionStore implements SessionStore {
    private final SessionStore store;
    private final EndedSessions ended;

    MarkingSessionStore(SessionStore store, EndedSessions ended) {
        this.store = store;
        this.ended = ended;
    }

    @Override
    public boolean remove(String sid) {
        try {
            return store.remove(sid);
        } finally {
            ended.mark(sid);
        }
    }

    /** Which sessions were ended is not known here. */
    @Override
    public int removeSome(String subject, int limit) {
        try {
            return store.removeSome(subject, limit);
        } finally {
            ended.mark(ApiTokenIssuer.ownerOf(subject));
        }
    }

    @Override
    public void revoke(TokenReference token) {
        try {
            store.revoke(token);
        } finally {
            String sid = token.sid();
            ended.mark(sid == null ? token.hash() : sid);
        }
    }

    @Override
    public void add(Session session) {
        store.add(session);
    }

    /** That there is no session is an answer to a logout, too: another node may have ended it a moment ago. */
    @Override
    public Optional<Session> find(String sid, Instant now) {
        Optional<Session> found = store.find(sid, now);
        if (found.isEmpty()) {
            ended.mark(sid);
        }
        return found;
    }

    @Override
    public boolean advance(Session next) {
        return store.advance(next);
    }

    @Override
    public List<Session> list(String subject, Instant now, int limit, @Nullable SessionPosition after) {
        return store.list(subject, now, limit, after);
    }

    @Override
    public List<String> beyond(String subject, Instant now, int kept, int limit) {
        return store.beyond(subject, now, kept, limit);
    }

    @Override
    public boolean isLive(TokenReference token, Instant now) {
        return store.isLive(token, now);
    }

    @Override
    public void purge(Instant now) {
        store.purge(now);
    }

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
