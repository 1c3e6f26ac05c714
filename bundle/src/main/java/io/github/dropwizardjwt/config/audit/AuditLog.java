package io.github.dropwizardjwt.config.audit;

import io.github.dropwizardjwt.session.ApiToken;
import io.github.dropwizardjwt.session.Decision;
import io.github.dropwizardjwt.session.JwtEventListener;
import io.github.dropwizardjwt.session.Session;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes one line for each event: names that the application has chosen, and of the token no more than the subject and
 * the ids of issuer, key and session. Thread-safe.
 */
final class AuditLog implements JwtEventListener {
    /** The form of the session ids that this service issues. */
    private static final Pattern SID = Pattern.compile("[\\w-]{22}");

    private final Set<AuditedEvent> included;
    private final BiConsumer<AuditLine, String> subjectField;
    private final RejectionLimit limit = new RejectionLimit();

    /**
     * A log.
     *
     * @param included the kinds of events that have lines
     * @param subjectField adds the subject to a line
     */
    AuditLog(Set<AuditedEvent> included, BiConsumer<AuditLine, String> subjectField) {
        this.included = included;
        this.subjectField = subjectField;
    }

    @Override
    public void opened(Session session) {
        write(AuditAction.SESSION_OPENED, line -> of(line, session));
    }

    @Override
    public void refreshed(Session session) {
        write(AuditAction.SESSION_REFRESHED, line -> of(line, session));
    }

    @Override
    public void renewed(Session session) {
        write(AuditAction.TOKEN_RENEWED, line -> of(line, session));
    }

    @Override
    public void reused(Session session) {
        write(AuditAction.REFRESH_TOKEN_REUSED, line -> of(line, session));
    }

    @Override
    public void grantWithdrawn(Session session) {
        write(AuditAction.GRANT_WITHDRAWN, line -> of(line, session));
    }

    @Override
    public void evicted(String subject, String sid) {
        write(AuditAction.SESSION_EVICTED, line -> of(line, subject).with("jwt.sid", sid));
    }

    @Override
    public void revoked(Token token) {
        write(AuditAction.TOKEN_REVOKED, line -> of(line, token));
    }

    @Override
    public void revokedSession(String sid) {
        write(AuditAction.SESSION_REVOKED, line -> line.with("jwt.sid", sid));
    }

    @Override
    public void revokedSubject(String subject, int sessions) {
        write(AuditAction.SUBJECT_REVOKED, line -> of(line, subject).with("jwt.count", Integer.toString(sessions)));
    }

    @Override
    public void issuedApiToken(String subject, ApiToken token) {
        write(AuditAction.API_TOKEN_ISSUED, line -> of(line, subject).with("jwt.sid", token.id()));
    }

    @Override
    public void revokedApiToken(String subject, String id) {
        write(AuditAction.API_TOKEN_REVOKED, line -> of(line, subject).with("jwt.sid", id));
    }

    @Override
    public void revokedApiTokens(String subject, int tokens) {
        write(AuditAction.API_TOKENS_REVOKED, line -> of(line, subject).with("jwt.count", Integer.toString(tokens)));
    }

    @Override
    public void rejected(Decision decision) {
        Reason reason = decision.reason();
        if (reason != null && limit.admits(reason)) {
            write(AuditAction.TOKEN_REJECTED, line -> of(line, decision, reason));
        }
    }

    @Override
    public void overridden(Decision decision) {
        write(
                AuditAction.OVERRIDE_USED,
                line -> of(line, decision, decision.waived().orElse(null)));
    }

    @Override
    public Optional<Consumer<Decision>> acceptances() {
        return included.contains(AuditedEvent.ACCEPTED)
                ? Optional.of(decision -> write(AuditAction.TOKEN_ACCEPTED, line -> of(line, decision, null)))
                : Optional.empty();
    }

    /** Ends a second of the limit: writes how many rejections had no line of their own. */
    void endSecond() {
        limit.restart((reason, count) -> write(
                AuditAction.REJECTIONS_OMITTED,
                line -> of(line, reason)
                        .saying(": " + reason + ", " + count)
                        .with("jwt.count", Integer.toString(count))));
    }

    private void write(AuditAction action, UnaryOperator<AuditLine> fields) {
        if (included.contains(action.event)) {
            fields.apply(new AuditLine(action)).write();
        }
    }

    private AuditLine of(AuditLine line, Decision decision, @Nullable Reason reason) {
        if (reason != null) {
            of(line, reason).saying(": " + reason);
        }
        decision.token().ifPresent(token -> of(line, token));
        decision.keyId().ifPresent(kid -> line.with("jwt.kid", kid));
        line.saying((reason == null ? ": " : ", ") + decision.verb()).with("http.request.method", decision.verb());
        return decision.route().isEmpty()
                ? line.saying(" (no resource)")
                : line.saying(" " + decision.route() + " (" + decision.resource() + ")")
                        .with("jwt.route", decision.route())
                        .with("jwt.resource", decision.resource());
    }

    private static AuditLine of(AuditLine line, Reason reason) {
        return line.with("event.reason", reason.id());
    }

    private AuditLine of(AuditLine line, Session session) {
        return of(line, session.subject()).with("jwt.sid", session.sid());
    }

    private AuditLine of(AuditLine line, Token token) {
        // The sid of another issuer may be any text.
        if (token.claims().get("sid") instanceof String sid && SID.matcher(sid).matches()) {
            line.with("jwt.sid", sid);
        }
        return of(line, token.subject()).with("jwt.iss", token.issuer());
    }

    private AuditLine of(AuditLine line, String subject) {
        subjectField.accept(line, subject);
        return line;
    }
}
