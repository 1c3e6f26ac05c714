package io.github.dropwizardjwt.session;

import io.github.dropwizardjwt.token.RandomId;
import io.github.dropwizardjwt.token.RevocationCheck;
import io.github.dropwizardjwt.token.SessionClaims;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenType;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Renews auth tokens without a refresh: nothing in the store changes, so that any number of parallel requests may renew
 * the same token. What was revoked stays revoked, and a grant that has changed is left to the next refresh, so that no
 * token outlives it by more than the lifetime of an auth token.
 *
 * @param revocation asked about the token again, since the request that presented it may have revoked it
 * @param granted what subjects are granted now
 */
record AuthTokenRenewal(
        SessionStore store,
        TokenManager tokens,
        TokenReferences references,
        RevocationCheck revocation,
        RefreshClaims granted,
        Clock clock,
        JwtEventListener events) {

    /** Parameter, result and exceptions are those of {@link BrowserSessions#renew}. */
    Optional<Token> renew(Token auth) {
        String sid = auth.type() == TokenType.AUTH ? references.sid(auth) : null;
        if (sid == null || revocation.isRevoked(auth)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        // An API token is kept as a session of another subject.
        Optional<Session> live = store.find(sid, now)
                .filter(session -> session.subject().equals(auth.subject()))
                .filter(session -> session.expiresAt().isAfter(auth.expiresAt()))
                .filter(this::isStillGranted);
        Optional<Token> renewed = live.map(session -> tokens.sign(claims(session, now)))
                .filter(token -> token.expiresAt().isAfter(auth.expiresAt()));
        if (renewed.isPresent()) {
            live.ifPresent(events::renewed);
        }
        return renewed;
    }

    private boolean isStillGranted(Session session) {
        return granted.of(session)
                .filter(claims -> SessionClaimsJson.isEqual(session.claims(), claims))
                .isPresent();
    }

    private static SessionClaims claims(Session session, Instant now) {
        return new SessionClaims(
                TokenType.AUTH,
                session.subject(),
                session.sid(),
                RandomId.next(),
                now,
                session.expiresAt(),
                null,
                SessionClaimsJson.read(session.claims()));
    }
}
