package io.github.dropwizardjwt.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Forwards each call to another store. */
abstract class ForwardingSessionStore implements SessionStore {
    final SessionStore store;

    ForwardingSessionStore(SessionStore store) {
        this.store = store;
    }

    @Override
    public void add(Session session) {
        store.add(session);
    }

    @Override
    public Optional<Session> find(String sid, Instant now) {
        return store.find(sid, now);
    }

    @Override
    public boolean advance(Session next) {
        return store.advance(next);
    }

    @Override
    public boolean remove(String sid) {
        return store.remove(sid);
    }

    @Override
    public int removeSome(String subject, int limit) {
        return store.removeSome(subject, limit);
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
    public void revoke(TokenReference token) {
        store.revoke(token);
    }

    @Override
    public boolean isLive(TokenReference token, Instant now) {
        return store.isLive(token, now);
    }

    @Override
    public List<TokenReference> live(List<TokenReference> tokens, Instant now) {
        return store.live(tokens, now);
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
