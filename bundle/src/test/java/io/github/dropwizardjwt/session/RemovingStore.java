package io.github.dropwizardjwt.session;

/** Does something just before it removes. */
final class RemovingStore extends ForwardingSessionStore {
    private final Runnable before;

    RemovingStore(SessionStore store, Runnable before) {
        super(store);
        this.before = before;
    }

    @Override
    public boolean remove(String sid) {
        before.run();
        return super.remove(sid);
    }

    @Override
    public int removeSome(String subject, int limit) {
        before.run();
        return super.removeSome(subject, limit);
    }

    @Override
    public void revoke(TokenReference token) {
        before.run();
        super.revoke(token);
    }
}
