package io.github.dropwizardjwt.session;

import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Listens to events of sessions and tokens, for audit. Each method is called after the event, in the thread of the
 * request, so implementations must be quick and thread-safe. An exception that a listener throws is logged and
 * otherwise ignored.
 */
public interface JwtEventListener {
    /**
     * Combines listeners: each is called in turn, and what one throws is logged.
     *
     * @param listeners the listeners
     * @return a listener whose methods do not throw
     */
    static JwtEventListener all(JwtEventListener... listeners) {
        return listeners.length == 1 && listeners[0] instanceof JwtEventListeners several
                ? several
                : new JwtEventListeners(List.of(listeners));
    }

    /**
     * A session was opened and its first tokens issued.
     *
     * @param session the session
     */
    default void opened(Session session) {}

    /**
     * A session's refresh token was exchanged. Not called if it is exchanged again within the grace.
     *
     * @param session the session after the refresh
     */
    default void refreshed(Session session) {}

    /**
     * The auth token in a browser's cookie was renewed, without a refresh.
     *
     * @param session the session, which has not changed
     */
    default void renewed(Session session) {}

    /**
     * A refresh token was used again after the grace (RFC 9700 §4.14.2): it was stolen, or its client is broken. The
     * session was ended.
     *
     * @param session the session before it was ended
     */
    default void reused(Session session) {}

    /**
     * {@link Grants} returned nothing for the subject of a session at a refresh. The session was ended.
     *
     * @param session the session before it was ended
     */
    default void grantWithdrawn(Session session) {}

    /**
     * A session was ended because its subject opened one more than {@code maxPerSubject}, and it was the oldest.
     *
     * @param subject the subject
     * @param sid the session's id
     */
    default void evicted(String subject, String sid) {}

    /**
     * A single token was revoked; its session, if it has one, stays active.
     *
     * @param token the token
     */
    default void revoked(Token token) {}

    /**
     * A session was revoked, by a logout for instance.
     *
     * @param sid the session's id
     */
    default void revokedSession(String sid) {}

    /**
     * All sessions of a subject were revoked. If the store failed halfway, this reports those that were ended before,
     * and the caller gets the failure.
     *
     * @param subject the subject
     * @param sessions how many were ended
     */
    default void revokedSubject(String subject, int sessions) {}

    /**
     * An API token was issued.
     *
     * @param subject whose token it is
     * @param token the token
     */
    default void issuedApiToken(String subject, ApiToken token) {}

    /**
     * An API token was revoked.
     *
     * @param subject whose token it was
     * @param id its id
     */
    default void revokedApiToken(String subject, String id) {}

    /**
     * All API tokens of a subject were revoked. If the store failed halfway, this reports those that were revoked
     * before, and the caller gets the failure.
     *
     * @param subject the subject
     * @param tokens how many were revoked
     */
    default void revokedApiTokens(String subject, int tokens) {}

    /**
     * A request was rejected because of its token. Not called for requests answered with 503.
     *
     * @param decision the request's route, and why it was rejected; calls {@link #rejected(Reason)} unless overridden
     */
    default void rejected(Decision decision) {
        Reason reason = decision.reason();
        if (reason != null) {
            rejected(reason);
        }
    }

    /**
     * A request was rejected because of its token: for listeners that need no more than the reason. Called by
     * {@link #rejected(Decision)}, so not by listeners that override that one.
     *
     * @param reason the reason
     */
    default void rejected(Reason reason) {}

    /**
     * A request was admitted only because of {@code override} in {@code @RequireToken}: the other members did not hold.
     * Called for each resource method and locator where that is so.
     *
     * @param decision the request's route and token, and the reason that was waived
     */
    default void overridden(Decision decision) {}

    /**
     * A resource method's guard admitted a request that has a token. Called once for each such request, also after
     * {@link #overridden}, and before the method itself, which may still fail; not for methods that are open to
     * everybody.
     *
     * @param token the verified token
     */
    default void accepted(Token token) {}

    /**
     * Returns a function that is called with the decision about each accepted request, after {@link #accepted}. A
     * decision names the route, which is looked for only if a listener returns a function here. Called once, when the
     * service starts. Default: none.
     *
     * @return the function, which is called in the thread of the request; an exception that it throws is logged
     */
    default Optional<Consumer<Decision>> acceptances() {
        return Optional.empty();
    }

    /**
     * A request was admitted that a rule which is not enforced yet would reject: {@code @CandidateToken} or
     * {@code candidateUnannotated}.
     *
     * @param decision the request's route, and why it would be rejected; {@link Reason#UNAVAILABLE} where the rule
     *     could not be evaluated, since a check failed, say
     */
    default void wouldReject(Decision decision) {}

    /**
     * A request was admitted that a rule which is not enforced yet would admit, too.
     *
     * @param decision the request's route and token; its waived reason, if only an override of that rule would admit it
     */
    default void wouldAdmit(Decision decision) {}
}
