package io.github.dropwizardjwt.session;

import io.github.dropwizardjwt.token.RandomId;
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
        return pair(refresh, sid, TokenIds.companion(refreshId), issuedAt, claims);
    }

    /**
     * Issues another auth token, beside a refresh token that goes on. Its id is a new one, since the auth token that
     * was issued first may be revoked.
     *
     * @throws IllegalArgumentException as {@link #issue}
     */
    TokenPair issueWith(Token refresh, String sid, Instant now, Map<String, @Nullable Object> claims) {
        return pair(refresh, sid, RandomId.next(), now, claims);
    }

    private TokenPair pair(
            Token refresh, String sid, String authId, Instant issuedAt, Map<String, @Nullable Object> claims) {
        // The session has expired at the end of the refresh token, unless it is refreshed.
        Token auth = manager.sign(new SessionClaims(
                TokenType.AUTH, refresh.subject(), sid, authId, issuedAt, refresh.expiresAt(), null, claims));
        return new TokenPair(auth, refresh);
    }
}
