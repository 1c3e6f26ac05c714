package io.github.dropwizardjwt.browser;

import io.github.dropwizardjwt.session.JwtEventListener;
import io.github.dropwizardjwt.session.Session;
import io.github.dropwizardjwt.token.Reason;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What has happened to sessions, and why requests were rejected. Thread-safe. */
final class TokenEvents implements JwtEventListener {
    private final List<String> sessions = new CopyOnWriteArrayList<>();
    private final List<Reason> rejections = new CopyOnWriteArrayList<>();

    List<String> sessions() {
        return sessions;
    }

    List<Reason> rejections() {
        return rejections;
    }

    void clear() {
        sessions.clear();
        rejections.clear();
    }

    @Override
    public void opened(Session session) {
        sessions.add("opened");
    }

    @Override
    public void refreshed(Session session) {
        sessions.add("refreshed");
    }

    @Override
    public void renewed(Session session) {
        sessions.add("renewed");
    }

    @Override
    public void reused(Session session) {
        sessions.add("reused");
    }

    @Override
    public void revokedSession(String sid) {
        sessions.add("ended");
    }

    @Override
    public void rejected(Reason reason) {
        rejections.add(reason);
    }
}
