package io.github.dropwizardjwt.testing.store;

import io.github.dropwizardjwt.session.ApiToken;
import io.github.dropwizardjwt.session.JwtEventListener;
import io.github.dropwizardjwt.session.Session;
import io.github.dropwizardjwt.token.Token;
import java.util.List;

/** Writes events down in a few words. As thread-safe as its list. */
final class EventRecorder implements JwtEventListener {
    private final List<String> events;

    EventRecorder(List<String> events) {
        this.events = events;
    }

    @Override
    public void opened(Session session) {
        events.add("opened " + session.subject());
    }

    @Override
    public void refreshed(Session session) {
        events.add("refreshed " + session.subject());
    }

    @Override
    public void reused(Session session) {
        events.add("reused " + session.subject());
    }

    @Override
    public void grantWithdrawn(Session session) {
        events.add("grant withdrawn from " + session.subject());
    }

    @Override
    public void evicted(String subject, String sid) {
        events.add("evicted " + sid + " of " + subject);
    }

    @Override
    public void revoked(Token token) {
        events.add("revoked token of " + token.subject());
    }

    @Override
    public void revokedSession(String sid) {
        events.add("revoked session");
    }

    @Override
    public void revokedSubject(String subject, int sessions) {
        events.add("revoked " + sessions + " of " + subject);
    }

    @Override
    public void issuedApiToken(String subject, ApiToken token) {
        events.add("issued API token " + token.name() + " of " + subject);
    }

    @Override
    public void revokedApiToken(String subject, String id) {
        events.add("revoked API token " + id);
    }

    @Override
    public void revokedApiTokens(String subject, int tokens) {
        events.add("revoked " + tokens + " API tokens of " + subject);
    }
}
