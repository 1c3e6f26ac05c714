package io.github.dropwizardjwt.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Does something just before it removes. */
record RemovingStore(SessionStore store, Runnable before) implements SessionStore {
    @Override
    public boolean remove(String sid) {
        before.run();
        return store.remove(sid);
    }

    @Override
    public int removeSome(String subject, int limit) {
        before.run();
        return store.removeSome(subject, limit);
    }

    @Override
    public void revoke(TokenReference token) {
        before.run();
        store.revoke(token);
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
}
