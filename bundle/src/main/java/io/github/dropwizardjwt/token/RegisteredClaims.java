package io.github.dropwizardjwt.token;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The registered claims (RFC 7519 §4.1) and the token type, parsed.
 *
 * @param audience null where the token has no {@code aud}
 * @param id null where the token has no {@code jti}
 * @param notBefore null where the token has no {@code nbf}
 */
record RegisteredClaims(
        TokenType type,
        String issuer,
        String subject,
        @Nullable List<String> audience,
        @Nullable String id,
        Instant issuedAt,
        Instant expiresAt,
        @Nullable Instant notBefore) {

    /** The names that an application cannot set itself. */
    static final Set<String> RESERVED = Set.of("iss", "sub", "aud", "iat", "exp", "nbf", "jti", "type", "rid", "sid");

    /** The last second of the year 9999, beyond which many date types overflow. */
    static final long MAX_SECONDS = 253_402_300_799L;

    private static final BigDecimal MAX_DECIMAL_SECONDS = BigDecimal.valueOf(MAX_SECONDS);

    /**
     * Reads the claims of a token.
     *
     * @param mapping where its issuer states type and subject
     * @throws TokenRejectedException if a required one is missing, or one is malformed
     */
    static RegisteredClaims read(Map<String, @Nullable Object> claims, ClaimMapping mapping) {
        return new RegisteredClaims(
                mapping.types().typeOf(claims),
                required("iss", text(claims, "iss")),
                subject(mapping.subjectIn(claims)),
                audience(claims),
                text(claims, "jti"),
                required("iat", date(claims, "iat")),
                required("exp", date(claims, "exp")),
                date(claims, "nbf"));
    }

    /**
     * Whether {@code iat} and {@code nbf} are not after {@code exp}. Within the clock skew, a token with other times
     * would be accepted. Equal times are allowed, since an issuer may cut off fractions.
     */
    boolean isInOrder() {
        return !issuedAt.isAfter(expiresAt) && (notBefore == null || !notBefore.isAfter(expiresAt));
    }

    /** Whether a text may be an issuer, subject or audience: not blank, without control characters. */
    static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return false;
            }
        }
        return !text.isBlank();
    }

    /**
     * Checks the subject of a token that is to be issued.
     *
     * @throws IllegalArgumentException if the text is blank or has a control character
     */
    static String checkSubject(String text) {
        if (!isName(text)) {
            throw new IllegalArgumentException("A subject must not be blank or have control characters");
        }
        return text;
    }

    private static String subject(@Nullable Object claim) {
        String subject = text("sub", claim);
        if (!isName(subject)) {
            throw TokenRejectedException.ofClaim("sub");
        }
        return subject;
    }

    /** One string or several (RFC 7519 §4.1.3). */
    private static @Nullable List<String> audience(Map<String, @Nullable Object> claims) {
        if (claims.get("aud") instanceof List<?> several) {
            return several.stream().map(value -> text("aud", value)).toList();
        }
        String one = text(claims, "aud");
        return one == null ? null : List.of(one);
    }

    private static @Nullable String text(Map<String, @Nullable Object> claims, String name) {
        Object value = claims.get(name);
        return value == null && !claims.containsKey(name) ? null : text(name, value);
    }

    private static String text(String name, @Nullable Object value) {
        if (value instanceof String text && !text.isBlank()) {
            return text;
        }
        throw TokenRejectedException.ofClaim(name);
    }

    /** A NumericDate: a JSON number, fractions allowed (RFC 7519 §2). */
    private static @Nullable Instant date(Map<String, @Nullable Object> claims, String name) {
        Object value = claims.get(name);
        return value == null && !claims.containsKey(name) ? null : date(name, value);
    }

    private static Instant date(String name, @Nullable Object claim) {
        if (claim instanceof Integer || claim instanceof Long) {
            return date(name, ((Number) claim).longValue());
        }
        if (!(claim instanceof Number number)) {
            throw TokenRejectedException.ofClaim(name);
        }
        BigDecimal seconds = new BigDecimal(number.toString());
        if (seconds.signum() < 0 || seconds.compareTo(MAX_DECIMAL_SECONDS) > 0) {
            throw TokenRejectedException.ofClaim(name);
        }
        BigDecimal nanos = seconds.movePointRight(9).setScale(0, RoundingMode.FLOOR);
        BigDecimal[] parts = nanos.divideAndRemainder(BigDecimal.valueOf(1_000_000_000L));
        return Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].longValueExact());
    }

    /** 0 and the last second of the year 9999 are both allowed. */
    private static Instant date(String name, long seconds) {
        if (seconds < 0 || seconds > MAX_SECONDS) {
            throw TokenRejectedException.ofClaim(name);
        }
        return Instant.ofEpochSecond(seconds);
    }

    private static <T> T required(String name, @Nullable T claim) {
        if (claim == null) {
            throw TokenRejectedException.ofClaim(name);
        }
        return claim;
    }
}
