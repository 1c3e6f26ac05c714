package io.github.dropwizardjwt.session;

import io.github.dropwizardjwt.token.RandomId;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenManagerBuilder;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenType;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Opens sessions, exchanges their refresh tokens and revokes tokens. What it does holds on every node that shares the
 * store, with the next request. Immutable and safe for use by many threads.
 *
 * <p>Every method throws {@link TokenUnavailableException} where the store does not answer.
 */
public final class SessionManager {
    private final SessionStore store;
    private final Clock clock;
    private final Duration sessionMaxAge;
    private final JwtEventListener events;
    private final TokenManager manager;
    private final SessionTokens tokens;
    private final TokenReferences references;
    private final RefreshTokenRotation rotation;
    private final NextClaims nextClaims;
    private final SubjectSessions subjects;

    SessionManager(SessionManagerBuilder builder) {
        this.store = builder.store;
        this.clock = builder.tokens.clock();
        this.sessionMaxAge = builder.sessionMaxAge;
        this.events = JwtEventListener.all(builder.events);
        this.manager = builder.tokens.sessions(builder.revocationCheck()).build();
        this.tokens = new SessionTokens(manager);
        this.references = new TokenReferences(manager.issuer());
        this.nextClaims = builder.nextClaims;
        this.rotation = new RefreshTokenRotation(store, tokens, references, builder.reuseGrace, clock, events);
        this.subjects = new SubjectSessions(store, builder.maxPerSubject, clock, events);
    }

    /**
     * Starts with the defaults: sessions of 30 days, 100 of them for each subject, a grace of 10 seconds, the store asked
     * about each token, no listener.
     *
     * @param tokens what the sessions' {@link #tokens()} are made of; each of their tokens is looked up in the store
     * @param store keeps the sessions
     * @return a builder
     */
    public static SessionManagerBuilder builder(TokenManagerBuilder tokens, SessionStore store) {
        return new SessionManagerBuilder(tokens, store);
    }

    /**
     * Issues and verifies the tokens of these sessions.
     *
     * @return the manager; it accepts own tokens only while their session goes on
     */
    public TokenManager tokens() {
        return manager;
    }

    /** Opens a session as {@link #open(String, Object, Map, String)} does, with no word about the client. */
    public TokenPair open(String subject, @Nullable Object scope, Map<String, ?> claims) {
        return open(subject, scope, claims, null);
    }

    /**
     * Opens a session, after a login. Where the subject has as many as it may have, the one that was opened first is ended.
     *
     * @param subject who logged in; at most 255 characters, not blank, without control characters
     * @param scope what auth tokens allow: a string, number, map or collection, kept as given; null for none
     * @param claims their further claims, as for {@code TokenManager.authToken}
     * @param client by which the subject recognises the client in a list, such as the {@code User-Agent} header;
     *     shortened to 200 characters, without control characters. Null for nothing
     * @return its first tokens
     * @throws IllegalArgumentException if the subject, the scope or a claim is malformed
     * @throws IllegalStateException if this service has no key to sign with
     */
    public TokenPair open(String subject, @Nullable Object scope, Map<String, ?> claims, @Nullable String client) {
        if (subject.length() > Session.LONGEST_SUBJECT) {
            throw new IllegalArgumentException(
                    "The subject of a session has at most " + Session.LONGEST_SUBJECT + " characters");
        }
        Map<String, @Nullable Object> granted = SessionClaimsJson.of(scope, claims);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant endsAt = now.truncatedTo(ChronoUnit.SECONDS).plus(sessionMaxAge);
        String sid = RandomId.next();
        String refreshId = RandomId.next();
        TokenPair pair = tokens.issue(subject, sid, granted, now, endsAt, refreshId);
        Session session = new Session(
                sid,
                subject,
                client == null ? null : ClientDescription.clean(client),
                SessionClaimsJson.write(granted),
                now,
                now,
                pair.refresh().expiresAt(),
                endsAt,
                TokenIds.hash(references.issuer(), refreshId),
                null);
        subjects.makeRoom(subject, now);
        store.add(session);
        events.issued(session);
        return pair;
    }

    /**
     * Exchanges a refresh token. The auth token says what {@link SessionManagerBuilder#grants} says of the subject now.
     *
     * @param refresh a verified refresh token; it is spent if this returns, and perhaps if the store does not answer: try
     *     again within the grace
     * @return the next tokens; within the grace of its first use the same ones again
     * @throws TokenRejectedException if the token is of no session that goes on; if it was used before, or the subject
     *     may do nothing any more, its session is over
     * @throws TokenUnavailableException also if the application's {@code Grants} fail; the token is not spent then
     * @throws IllegalArgumentException if what is granted makes no token
     * @throws IllegalStateException if the manager has neither {@code grants} nor {@code keepGrantsFromLogin}
     */
    public TokenPair refresh(Token refresh) {
        return rotation.exchange(refresh, nextClaims);
    }

    /**
     * Exchanges a refresh token where what is granted depends on more than the subject: on a tenant that the user has
     * chosen, say. The caller has made sure that the subject may still have tokens; nobody else is asked.
     *
     * @param refresh a verified refresh token; it is spent
     * @param scope what auth tokens allow, in place of what they allowed; null for none
     * @param claims their further claims, in place of those before
     * @return the next tokens; within the grace of its first use the same ones again, whatever the scope and claims
     * @throws TokenRejectedException if the token is no refresh token of a session that is not over, or was used before:
     *     then the session is over
     * @throws IllegalArgumentException if the scope or a claim is malformed; the token is not spent then
     */
    public TokenPair refresh(Token refresh, @Nullable Object scope, Map<String, ?> claims) {
        Optional<Map<String, @Nullable Object>> given = Optional.of(SessionClaimsJson.of(scope, claims));
        return rotation.exchange(refresh, session -> given);
    }

    /**
     * Revokes a token. A refresh token takes its whole session with it (RFC 7009 §2.1).
     *
     * @param token a verified token; it is rejected from now on
     * @throws IllegalArgumentException if the token has no id, which only tokens of other issuers lack
     */
    public void revoke(Token token) {
        String sid = references.sid(token);
        if (sid != null && token.type() == TokenType.REFRESH) {
            revokeSession(sid);
            return;
        }
        store.revoke(references
                .of(token)
                .orElseThrow(() -> new IllegalArgumentException("A token without jti cannot be revoked")));
        events.revoked(token);
    }

    /**
     * Ends a session: all its tokens are rejected from now on. A logout does {@code
     * sessions.sid(token).ifPresent(sessions::revokeSession)}.
     *
     * @param sid its name
     * @return whether there was one
     */
    public boolean revokeSession(String sid) {
        // What no session is called is not looked for: a store may fail on a text that a client made up.
        boolean ended = TokenIds.isWellFormed(sid) && store.remove(sid);
        if (ended) {
            events.revokedSession(sid);
        }
        return ended;
    }

    /**
     * Ends a session if it is one of a subject.
     *
     * @param subject whose
     * @param sid its name, from a client, say
     * @return whether there was one
     */
    public boolean revokeSessionOf(String subject, String sid) {
        return TokenIds.isWellFormed(sid) && subjects.has(subject, sid) && revokeSession(sid);
    }

    /**
     * Ends all sessions of a subject: every token issued to it until now is rejected. Sessions opened after this count.
     *
     * <p>Many are ended in steps. If the store fails in the midst, those that were ended stay ended; call this again.
     *
     * @param subject whose
     * @return how many there were
     */
    public int revokeSubject(String subject) {
        return subjects.revokeAll(subject);
    }

    /**
     * The sessions of a subject, of which there are {@link SessionPage#maxSize()} at most unless more are configured.
     *
     * @param subject whose
     * @return the first page: those that are not over, the last opened first
     */
    public List<Session> list(String subject) {
        return list(subject, SessionPage.MAX_SIZE, null).sessions();
    }

    /**
     * The sessions of a subject, page by page.
     *
     * @param subject whose
     * @param limit how many, at least 1 and at most {@link SessionPage#maxSize()}
     * @param after what the page before said is next; null for the first page
     * @return the page
     * @throws IllegalArgumentException if the limit is not within its bounds
     */
    public SessionPage list(String subject, int limit, @Nullable SessionPosition after) {
        return subjects.list(subject, limit, after);
    }

    /**
     * The session that a token belongs to.
     *
     * @param token a verified token, of either type
     * @return the session's name; empty for a token of another issuer, whose sessions and subjects are not those here
     */
    public Optional<String> sid(Token token) {
        return Optional.ofNullable(references.sid(token));
    }
}
