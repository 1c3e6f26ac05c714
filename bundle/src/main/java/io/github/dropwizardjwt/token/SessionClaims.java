package io.github.dropwizardjwt.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The claims of a token that belongs to a session; for {@link TokenManager#sign(SessionClaims)}. Immutable.
 *
 * @param type the {@code type} claim
 * @param subject the {@code sub} claim
 * @param sid the session's id, the {@code sid} claim
 * @param id the token's id, the {@code jti} claim; unique
 * @param issuedAt the {@code iat} claim; fractions of a second are cut off
 * @param latestExpiry the latest {@code exp} claim, when the session ends; fractions of a second are cut off
 * @param maxAge how long the token is valid; null for the lifetime that is configured for its type
 * @param customClaims {@code scope} and custom claims, as for {@link AuthTokenBuilder#claim(String, Object)}
 */
public record SessionClaims(
        TokenType type,
        String subject,
        String sid,
        String id,
        Instant issuedAt,
        Instant latestExpiry,
        @Nullable Duration maxAge,
        Map<String, ?> customClaims) {

    /**
     * Checks the claims.
     *
     * @throws IllegalArgumentException if the subject or a claim is malformed, or a claim may not be set
     */
    public SessionClaims {
        RegisteredClaims.checkSubject(subject);
        customClaims.forEach(CustomClaims::check);
    }
}
