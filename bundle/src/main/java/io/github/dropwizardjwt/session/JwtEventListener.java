package io.github.dropwizardjwt.session;

import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import java.util.List;

/**
 * Is told what happens to sessions and tokens, for audit. Each method is called once it has happened, in the thread of
 * the request, so it must be quick and safe for use by many threads. What a listener throws is logged and changes
 * nothing.
 */
public interface JwtEventListener {
    /**
     * A listener that tells others, one after the other, and logs what they throw.
     *
     * @param listeners the others
     * @return a listener whose methods do not throw
     */
    static JwtEventListener all(JwtEventListener... listeners) {
        return new JwtEventListeners(List.of(listeners));
    }

    /**
     * A session was opened and its first tokens issued.
     *
     * @param session the session
     */
    default void issued(Session session) {}

    /**
     * A session's refresh token was exchanged. A token that is exchanged again within the grace is no event.
     *
     * @param session the session as it is now
     */
    default void refreshed(Session session) {}

    /**
     * A refresh token was presented that had been used before (RFC 9700 §4.14.2): it was stolen, or its client is broken.
     * The session was ended.
     *
     * @param session the session as it was
     */
    default void reused(Session session) {}

    /**
     * A session was to be refreshed, and the application says that its subject may do nothing any more: see
     * {@link Grants}. The session was ended.
     *
     * @param session the session as it was
     */
    default void grantWithdrawn(Session session) {}

    /**
     * A session was ended since its subject opened one more than it may have, and this one had been opened first.
     *
     * @param subject whose
     * @param sid its name
     */
    default void evicted(String subject, String sid) {}

    /**
     * A single token was revoked; its session, if it has one, goes on.
     *
     * @param token the token
     */
    default void revoked(Token token) {}

    /**
     * A session was ended.
     *
     * @param sid its name
     */
    default void revokedSession(String sid) {}

    /**
     * The sessions of a subject were ended. Where the store failed in the midst, so that the caller was told that it did,
     * this is called for those that were ended before.
     *
     * @param subject whose
     * @param sessions how many were ended
     */
    default void revokedSubject(String subject, int sessions) {}

    /**
     * A request was rejected because of its token.
     *
     * @param reason why
     */
    default void rejected(Reason reason) {}
}
