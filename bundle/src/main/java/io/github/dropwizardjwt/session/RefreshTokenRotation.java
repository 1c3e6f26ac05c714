package io.github.dropwizardjwt.session;

import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.RevocationCheck;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges refresh tokens, each once (RFC 9700 §4.14.2). Every refresh token of a session was the current one at some
 * time, since nobody else can sign one. So a token that is neither the current one nor the one before has been used,
 * and older ones need not be stored.
 */
final class RefreshTokenRotation {
    private final SessionStore store;
    private final TokenPairIssuer tokens;
    private final TokenReferences references;
    private final RevocationCheck revocation;
    private final Duration reuseGrace;
    private final Clock clock;
    private final JwtEventListener events;
    /** How long a token that has replaced another one is not replaced in turn. */
    private final Duration pause;

    /**
     * Creates a rotation.
     *
     * @param revocation the application's own check; that of the sessions is part of the exchange
     */
    RefreshTokenRotation(
            SessionStore store,
            TokenPairIssuer tokens,
            TokenReferences references,
            RevocationCheck revocation,
            Duration reuseGrace,
            Clock clock,
            JwtEventListener events) {
        this(store, tokens, references, revocation, reuseGrace, clock, events, Duration.ZERO);
    }

    private RefreshTokenRotation(
            SessionStore store,
            TokenPairIssuer tokens,
            TokenReferences references,
            RevocationCheck revocation,
            Duration reuseGrace,
            Clock clock,
            JwtEventListener events,
            Duration pause) {
        this.store = store;
        this.tokens = tokens;
        this.references = references;
        this.revocation = revocation;
        this.reuseGrace = reuseGrace;
        this.clock = clock;
        this.events = events;
        this.pause = pause;
    }

    /**
     * The same for tokens that the tabs of a browser share, since they are in a cookie. Some have the next token
     * already while requests of others with the one before are under way: if the next one were replaced, too, those
     * would be taken for reuse. So there is one exchange in each grace, whoever asks.
     */
    RefreshTokenRotation shared() {
        return new RefreshTokenRotation(store, tokens, references, revocation, reuseGrace, clock, events, reuseGrace);
    }

    /**
     * Exchanges a refresh token.
     *
     * @param next decides the claims of auth tokens from now on
     * @throws TokenRejectedException if it is no refresh token of an active session of this issuer, or was used before
     */
    TokenPair exchange(Token token, RefreshClaims next) {
        if (!references.isOwn(token)) {
            throw new TokenRejectedException(Reason.WRONG_ISSUER, token);
        }
        if (token.type() != TokenType.REFRESH) {
            throw new TokenRejectedException(Reason.WRONG_TYPE, token);
        }
        String sid = references.sid(token);
        String id = token.id().orElse(null);
        if (sid == null || id == null || revocation.isRevoked(token)) {
            throw new TokenRejectedException(Reason.REVOKED, token);
        }
        return exchange(token, sid, id, next);
    }

    private TokenPair exchange(Token token, String sid, String id, RefreshClaims next) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String presented = TokenIds.hash(token.issuer(), id);
        Session session = find(token, sid, now);
        if (session.refreshHash().equals(presented)) {
            Map<String, @Nullable Object> claims = granted(next, session, token);
            if (isInPause(session, now) && SessionClaimsJson.isEqual(session.claims(), claims)) {
                return tokens.issueWith(token, sid, now, claims);
            }
            // Signed before the token is spent: if that fails, the client still has its token.
            TokenPair pair = issue(session, claims, now, id);
            Session advanced = session.advanced(
                    hash(pair.refresh()),
                    SessionClaimsJson.write(claims),
                    now,
                    pair.refresh().expiresAt());
            if (store.advance(advanced)) {
                events.refreshed(advanced);
                return pair;
            }
            // Another request with the same token was faster, or the session has ended.
            session = find(token, sid, now);
        }
        if (presented.equals(session.spentHash()) && isWithinGrace(session.lastUsedAt(), now)) {
            // Repeats the lost response with the same tokens, if the subject may still have any.
            granted(next, session, token);
            return issue(session, SessionClaimsJson.read(session.claims()), session.lastUsedAt(), id);
        }
        // Of several requests with spent tokens, only one ends the session and reports it.
        if (store.remove(sid)) {
            events.reused(session);
        }
        throw new TokenRejectedException(Reason.REUSED, token);
    }

    /** Asked only for tokens that will be exchanged: a stolen or expired one costs the application no look-up. */
    private Map<String, @Nullable Object> granted(RefreshClaims next, Session session, Token token) {
        return next.of(session).orElseThrow(() -> {
            if (store.remove(session.sid())) {
                events.grantWithdrawn(session);
            }
            return new TokenRejectedException(Reason.UNKNOWN_SUBJECT, token);
        });
    }

    private Session find(Token token, String sid, Instant now) {
        return store.find(sid, now).orElseThrow(() -> new TokenRejectedException(Reason.REVOKED, token));
    }

    private TokenPair issue(Session session, Map<String, @Nullable Object> claims, Instant issuedAt, String spentId) {
        return tokens.issue(
                session.subject(), session.sid(), claims, issuedAt, session.endsAt(), TokenIds.successor(spentId));
    }

    private static String hash(Token token) {
        return TokenIds.hash(token.issuer(), token.id().orElseThrow());
    }

    /** No pause is none, also where the clock of the node that was asked before is ahead. */
    private boolean isInPause(Session session, Instant now) {
        return !pause.isZero()
                && session.spentHash() != null
                && now.isBefore(session.lastUsedAt().plus(pause));
    }

    /** The end of the grace is exclusive; a grace of zero is none. */
    private boolean isWithinGrace(Instant firstUse, Instant now) {
        return !reuseGrace.isZero() && now.isBefore(firstUse.plus(reuseGrace));
    }
}
