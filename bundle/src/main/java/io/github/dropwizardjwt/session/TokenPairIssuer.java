package io.github.dropwizardjwt.session;

import io.github.dropwizardjwt.token.SessionClaims;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenType;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Issues the tokens of sessions. The same arguments give the same tokens, so that none of them need be stored.
 *
 * @param manager signs the tokens
 */
record TokenPairIssuer(TokenManager manager) {

    /**
     * Issues the pair whose refresh token has this id.
     *
     * @param claims scope and custom claims of the auth token
     * @param issuedAt when the pair is first issued
     * @param endsAt when the session ends, however often it is refreshed
     * @throws IllegalArgumentException if a claim is malformed, or a token would become too large
     */
    TokenPair issue(
            String subject,
            String sid,
            Map<String, @Nullable Object> claims,
            Instant issuedAt,
            Instant endsAt,
            String refreshId) {
        Token refresh = manager.sign(
                new SessionClaims(TokenType.REFRESH, subject, sid, refreshId, issuedAt, endsAt, null, Map.of()));
        Token auth = manager.sign(new SessionClaims(
                TokenType.AUTH,
                subject,
                sid,
                TokenIds.companion(refreshId),
                issuedAt,
                // The session has expired then, unless it is refreshed.
                refresh.expiresAt(),
                null,
                claims));
        return new TokenPair(auth, refresh);
    }
}
