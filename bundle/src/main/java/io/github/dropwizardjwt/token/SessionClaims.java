package io.github.dropwizardjwt.token;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
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

    /**
     * The claims of an auth token that this service has verified, to sign it again.
     *
     * @param claims {@link Token#claims()} of a token of a session
     * @return the same claims; {@code aud} and {@code nbf} are those of a new token
     */
    public static SessionClaims ofToken(Map<String, @Nullable Object> claims) {
        Instant issuedAt = time(claims, "iat");
        Instant expiresAt = time(claims, "exp");
        Map<String, @Nullable Object> custom = new LinkedHashMap<>(claims);
        custom.keySet().removeAll(RegisteredClaims.RESERVED);
        return new SessionClaims(
                TokenType.AUTH,
                text(claims, "sub"),
                text(claims, "sid"),
                text(claims, "jti"),
                issuedAt,
                expiresAt,
                Duration.between(issuedAt, expiresAt),
                custom);
    }

    private static String text(Map<String, @Nullable Object> claims, String name) {
        return (String) Objects.requireNonNull(claims.get(name), name);
    }

    private static Instant time(Map<String, @Nullable Object> claims, String name) {
        return Instant.ofEpochSecond(((Number) Objects.requireNonNull(claims.get(name), name)).longValue());
    }
}
