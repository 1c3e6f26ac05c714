package io.github.dropwizardjwt.session;

import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManagerBuilder;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenType;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Opens sessions, exchanges their refresh tokens, and revokes tokens and sessions. A revocation takes effect with the
 * next request, on every node that shares the store, unless the manager was built with a revocation cache or a
 * {@link SessionLogFollower}. Immutable and thread-safe.
 *
 * <p>Every method throws {@link TokenUnavailableException} if the store does not answer.
 */
public final class SessionManager extends SessionServices {
    private final Duration sessionMaxAge;
    private final SessionOpener opener;

    SessionManager(SessionManagerBuilder builder) {
        super(builder);
        this.sessionMaxAge = builder.sessionMaxAge;
        this.opener = new SessionOpener(store, subjects, new TokenPairIssuer(tokens()), builder.tokens.clock(), events);
    }

    /**
     * Starts with the defaults: sessions of 30 days, 100 per subject, a reuse grace of 10 seconds, no revocation cache,
     * no listener.
     *
     * @param tokens what {@link #tokens()} is built from, with the check that asks the store about each token. A
     *     manager that is built otherwise with the same keys does not ask the store, and accepts revoked tokens
     * @param store keeps the sessions
     * @return a builder
     */
    public static SessionManagerBuilder builder(TokenManagerBuilder tokens, SessionStore store) {
        return new SessionManagerBuilder(tokens, store);
    }

    /**
     * Starts a session, after a login: {@code sessions.open("alice").scope("admin").claim("tenant", 7).issue()}.
     * Nothing is opened before {@code issue()}.
     *
     * @param subject who logged in; at most 255 characters, not blank, without control characters
     * @return a builder
     */
    public SessionBuilder open(String subject) {
        return new SessionBuilder(opener, subject, sessionMaxAge);
    }

    /**
     * Opens a session; parameters, result and exceptions are those of {@link #open(String)} and {@link SessionBuilder}.
     *
     * @return its first tokens
     */
    public TokenPair open(String subject, @Nullable Object scope, Map<String, ?> claims) {
        return open(subject).scope(scope).claims(claims).issue();
    }

    /**
     * Opens a session; parameters, result and exceptions are those of {@link #open(String)} and {@link SessionBuilder}.
     *
     * @return its first tokens
     */
    public TokenPair open(String subject, @Nullable Object scope, Map<String, ?> claims, @Nullable String client) {
        return open(subject).scope(scope).claims(claims).client(client).issue();
    }

    /**
     * Exchanges a refresh token. The auth token gets the scope and claims that {@link SessionManagerBuilder#grants}
     * returns for the subject now.
     *
     * @param refresh a verified refresh token; it is spent if this returns. It may be, too, if the store does not
     *     answer: try again within the grace
     * @return the next tokens; within the grace of its first use, the same ones again
     * @throws TokenRejectedException if the token belongs to no active session, or was revoked according to
     *     {@code TokenManagerBuilder.revocation}. If it was used before, or the subject is granted nothing any more,
     *     its session is ended
     * @throws TokenUnavailableException also if that check or the application's {@code Grants} fail; the token is not
     *     spent then
     * @throws IllegalArgumentException if no token can be issued with what is granted
     * @throws IllegalStateException if the manager has neither {@code grants} nor {@code keepGrantsFromLogin}
     */
    public TokenPair refresh(Token refresh) {
        return rotation.exchange(refresh, refreshClaims);
    }

    /**
     * Exchanges a refresh token for a grant that depends on more than the subject, such as a tenant that the user has
     * chosen. The caller must check that the subject may still have tokens: {@code Grants} is not asked.
     *
     * @param refresh a verified refresh token; it is spent
     * @param scope the new scope of auth tokens; null for none
     * @param claims their new custom claims
     * @return the next tokens; within the grace of its first use, the same ones again, whatever the scope and claims
     * @throws TokenRejectedException as {@link #refresh(Token)}, except that nothing is asked about the subject
     * @throws IllegalArgumentException if the scope or a claim is malformed; the token is not spent then
     */
    public TokenPair refresh(Token refresh, @Nullable Object scope, Map<String, ?> claims) {
        Optional<Map<String, @Nullable Object>> given = Optional.of(SessionClaimsJson.of(scope, claims));
        return rotation.exchange(refresh, session -> given);
    }

    /**
     * Revokes a token. To revoke a refresh token ends its session (RFC 7009 §2.1), and an API token leaves the list.
     *
     * @param token a verified token; it is rejected from now on
     * @throws IllegalArgumentException if the token has no id, as tokens of other issuers may not have
     */
    public void revoke(Token token) {
        String sid = references.sid(token);
        if (sid != null && apiTokens().isApiToken(token)) {
            apiTokens().revoke(token.subject(), sid);
        } else if (sid != null && token.type() == TokenType.REFRESH) {
            revokeSession(sid);
        } else {
            store.revoke(references
                    .of(token)
                    .orElseThrow(() -> new IllegalArgumentException("A token without jti cannot be revoked")));
            events.revoked(token);
        }
    }

    /**
     * Ends a session, with all its tokens. To log out, {@code sessions.sid(token).ifPresent(sessions::revokeSession)}.
     *
     * @param sid the session's id, or that of an API token, which is revoked; {@link #revoke(Token)} reports it as such
     * @return whether there was such a session
     */
    public boolean revokeSession(String sid) {
        // A store may fail on a malformed id, which a client made up.
        boolean ended = TokenIds.isWellFormed(sid) && store.remove(sid);
        if (ended) {
            events.revokedSession(sid);
        }
        return ended;
    }

    /**
     * Ends a session if it belongs to a subject; an API token does not.
     *
     * @param sid the session's id, which may come from a client
     * @return whether there was such a session of the subject
     */
    public boolean revokeSessionOf(String subject, String sid) {
        boolean ended = subjects.end(subject, sid);
        if (ended) {
            events.revokedSession(sid);
        }
        return ended;
    }

    /**
     * Ends all sessions of a subject: every token issued to it until now is rejected, except for its API tokens.
     * Sessions opened later are not affected. If the store fails halfway, those that were ended stay ended; call this
     * again.
     *
     * @param subject a subject of this service; that of a token only if it {@code hasOwnSubject}
     * @return how many sessions were ended
     */
    public int revokeSubject(String subject) {
        return subjects.endAll(subject, ended -> events.revokedSubject(subject, ended));
    }

    /**
     * Lists the sessions of a subject: the first page.
     *
     * @param subject the subject
     * @return sessions that have not expired, the last opened first; all, unless there are more than the
     *     {@link SessionPage#maxSize()}
     */
    public List<Session> list(String subject) {
        return list(subject, SessionPage.MAX_SIZE, null).sessions();
    }

    /**
     * Lists the sessions of a subject, page by page.
     *
     * @param subject the subject
     * @param limit the size of the page, at least 1 and at most {@link SessionPage#maxSize()}
     * @param after {@link SessionPage#next()} of the previous page; null for the first page
     * @return the page
     * @throws IllegalArgumentException if the limit is not within its bounds
     */
    public SessionPage list(String subject, int limit, @Nullable SessionPosition after) {
        return subjects.list(subject, limit, after);
    }

    /**
     * The id of the session that a token belongs to.
     *
     * @param token a verified token, of either type
     * @return the id, for an API token its own; empty for a token of another issuer, which belongs to no session here
     */
    public Optional<String> sid(Token token) {
        return Optional.ofNullable(references.sid(token));
    }
}
