package io.github.dropwizardjwt;

import com.codahale.metrics.Counter;
import com.codahale.metrics.MetricRegistry;
import io.github.dropwizardjwt.session.ApiToken;
import io.github.dropwizardjwt.session.Decision;
import io.github.dropwizardjwt.session.JwtEventListener;
import io.github.dropwizardjwt.session.Session;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;

/** Counts the events of sessions and tokens, accepted requests, and rejected ones by reason. Thread-safe. */
final class EventMetrics implements JwtEventListener {
    private final MetricRegistry metrics;
    /** Not looked up with each request. */
    private final Counter accepted;

    EventMetrics(MetricRegistry metrics) {
        this.metrics = metrics;
        this.accepted = metrics.counter("jwt.accepted");
    }

    @Override
    public void opened(Session session) {
        count("sessions.opened");
    }

    @Override
    public void refreshed(Session session) {
        count("sessions.refreshed");
    }

    @Override
    public void renewed(Session session) {
        count("sessions.renewed");
    }

    @Override
    public void reused(Session session) {
        count("sessions.reused");
    }

    @Override
    public void grantWithdrawn(Session session) {
        count("sessions.grant-withdrawn");
    }

    @Override
    public void evicted(String subject, String sid) {
        count("sessions.evicted");
    }

    @Override
    public void revoked(Token token) {
        count("tokens.revoked");
    }

    @Override
    public void revokedSession(String sid) {
        count("sessions.revoked");
    }

    @Override
    public void revokedSubject(String subject, int sessions) {
        count("sessions.revoked", sessions);
    }

    @Override
    public void issuedApiToken(String subject, ApiToken token) {
        count("api-tokens.issued");
    }

    @Override
    public void revokedApiToken(String subject, String id) {
        count("api-tokens.revoked");
    }

    @Override
    public void revokedApiTokens(String subject, int tokens) {
        count("api-tokens.revoked", tokens);
    }

    @Override
    public void rejected(Reason reason) {
        count("rejected." + reason.id());
    }

    @Override
    public void overridden(Decision decision) {
        count("overridden");
    }

    @Override
    public void accepted(Token token) {
        accepted.inc();
    }

    @Override
    public void wouldReject(Decision decision) {
        count(candidate(decision) + ".rejected");
        if (decision.token().isEmpty()) {
            count(candidate(decision) + ".rejected-without-token");
        }
    }

    @Override
    public void wouldAdmit(Decision decision) {
        count(candidate(decision) + ".admitted");
    }

    private static String candidate(Decision decision) {
        return "candidate." + decision.verb() + " " + decision.route();
    }

    private void count(String name) {
        count(name, 1);
    }

    private void count(String name, int number) {
        metrics.counter("jwt." + name).inc(number);
    }
}
