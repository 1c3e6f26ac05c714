package io.github.dropwizardjwt.token;

import io.github.dropwizardjwt.json.Json;
import io.github.dropwizardjwt.json.JsonValues;
import io.github.dropwizardjwt.key.SigningKey;
import java.security.ProviderException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Signs claims and returns the {@link Token}. */
final class TokenSigner {
    private final String issuer;
    private final List<String> audience;
    private final Clock clock;
    private final int maximumSize;

    TokenSigner(String issuer, List<String> audience, Clock clock, int maximumSize) {
        this.issuer = issuer;
        this.audience = audience;
        this.clock = clock;
        this.maximumSize = maximumSize;
    }

    String issuer() {
        return issuer;
    }

    Token issue(SigningKey key, TokenType type, String subject, Duration maxAge, Map<String, ?> customClaims) {
        long issuedAt = clock.instant().getEpochSecond();
        Map<String, @Nullable Object> claims =
                claims(type, subject, RandomId.next(), issuedAt, expiry(issuedAt, maxAge));
        claims.putAll(customClaims);
        return sign(key, JsonValues.immutable(claims));
    }

    Token issue(SigningKey key, SessionClaims session, Duration maxAge) {
        long issuedAt = session.issuedAt().getEpochSecond();
        long expiresAt =
                Math.min(expiry(issuedAt, maxAge), session.latestExpiry().getEpochSecond());
        Map<String, @Nullable Object> claims =
                claims(session.type(), session.subject(), session.id(), issuedAt, expiresAt);
        claims.put("sid", session.sid());
        claims.putAll(session.customClaims());
        return sign(key, JsonValues.immutable(claims));
    }

    private Map<String, @Nullable Object> claims(
            TokenType type, String subject, String id, long issuedAt, long expiresAt) {
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("sub", subject);
        if (!audience.isEmpty()) {
            claims.put("aud", audience.size() == 1 ? audience.get(0) : audience);
        }
        claims.put("iat", issuedAt);
        claims.put("exp", expiresAt);
        claims.put("jti", id);
        claims.put("type", type.claim());
        if (type == TokenType.REFRESH) {
            claims.put("rid", id);
        }
        return claims;
    }

    private Token sign(SigningKey key, Map<String, @Nullable Object> claims) {
        Token token = new Token(
                compact(key, Json.write(claims)),
                key.algorithm(),
                key.header(),
                claims,
                RegisteredClaims.read(claims, ClaimMapping.OWN),
                ClaimMapping.OWN);
        if (token.signed().length() > maximumSize) {
            throw new IllegalArgumentException(
                    "The token would have " + token.signed().length() + " characters, more than the " + maximumSize
                            + " that maxTokenSize allows; put less into its claims");
        }
        return token;
    }

    private static String compact(SigningKey key, byte[] payload) {
        try {
            return key.sign(payload);
        } catch (ProviderException e) {
            throw new TokenUnavailableException("The cryptographic provider failed", e);
        }
    }

    private static long expiry(long issuedAt, Duration maxAge) {
        if (maxAge.compareTo(Duration.ofSeconds(1)) < 0
                || maxAge.toSeconds() > RegisteredClaims.MAX_SECONDS - issuedAt) {
            throw new IllegalArgumentException(
                    "The maximum age of a token must be at least one second and end before the year 10000");
        }
        return issuedAt + maxAge.toSeconds();
    }
}
