package io.github.dropwizardjwt.token;

import java.time.Instant;
import java.util.Map;

/**
 * What a session says of a token that belongs to it; for {@link TokenManager#sign(SessionClaims)}. Immutable.
 *
 * @param type what the token is for
 * @param subject the {@code sub} claim
 * @param sid the session's name, the {@code sid} claim
 * @param id the token's name, the {@code jti} claim; unique
 * @param issuedAt the {@code iat} claim; fractions of a second are cut off
 * @param latestExpiry what {@code exp} is at most; fractions of a second are cut off
 * @param furtherClaims {@code scope} and others, as for {@link AuthTokenBuilder#claim(String, Object)}
 */
public record SessionClaims(
        TokenType type,
        String subject,
        String sid,
        String id,
        Instant issuedAt,
        Instant latestExpiry,
        Map<String, ?> furtherClaims) {

    /**
     * Claims that can be signed.
     *
     * @throws IllegalArgumentException if the subject or a claim is malformed, or a claim may not be set
     */
    public SessionClaims {
        RegisteredClaims.checkSubject(subject);
        furtherClaims.forEach(CustomClaims::check);
    }
}
