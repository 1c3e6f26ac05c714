package io.github.dropwizardjwt.token;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the claims of a well-signed token must say.
 *
 * @param issuer the only accepted issuer
 * @param audience the names this service goes by; empty where tokens carry no audience
 * @param clockSkew how far the issuer's clock may differ
 * @param mediaType the {@code typ} header that tokens must have; null for any that {@link JoseHeader} lets through
 */
record ClaimRules(
        String issuer,
        Set<String> audience,
        Duration clockSkew,
        @Nullable String mediaType) {
    private static final Duration LARGEST_CLOCK_SKEW = Duration.ofMinutes(10);

    static Duration checkClockSkew(Duration clockSkew) {
        if (clockSkew.isNegative() || clockSkew.compareTo(LARGEST_CLOCK_SKEW) > 0) {
            throw new IllegalArgumentException("The clock skew is between 0 and 10 minutes");
        }
        return clockSkew;
    }

    static List<String> checkAudience(List<String> audience) {
        if (audience.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("An audience is blank");
        }
        return audience;
    }

    /**
     * Checks a token.
     *
     * @return why it is refused; null where nothing speaks against it
     */
    @Nullable
    Reason violatedBy(Token token, JoseHeader header, Instant now) {
        RegisteredClaims claims = token.registered();
        if (!claims.issuer().equals(issuer)) {
            return Reason.WRONG_ISSUER;
        }
        if (!isMeantForUs(claims.audience())) {
            return Reason.WRONG_AUDIENCE;
        }
        // RFC 9068 §4: at+jwt says that it is an access token, so a refresh token cannot be one.
        if (JoseHeader.ACCESS_TOKEN.equals(header.mediaType()) && claims.type() != TokenType.AUTH) {
            return Reason.WRONG_TYPE;
        }
        if (mediaType != null && !mediaType.equals(header.mediaType())) {
            return Reason.WRONG_TYPE;
        }
        if (token.claims().containsKey("cnf")) {
            return Reason.BOUND_TO_A_KEY;
        }
        return violatedTime(claims, now);
    }

    private @Nullable Reason violatedTime(RegisteredClaims claims, Instant now) {
        // A token that expires at this very moment is expired (RFC 7519 §4.1.4: "on or after").
        if (!now.isBefore(claims.expiresAt().plus(clockSkew))) {
            return Reason.EXPIRED;
        }
        Instant latest = now.plus(clockSkew);
        Instant notBefore = claims.notBefore();
        // One that becomes good at this very moment is good (RFC 7519 §4.1.5).
        if (notBefore != null && notBefore.isAfter(latest)) {
            return Reason.NOT_YET_VALID;
        }
        return claims.issuedAt().isAfter(latest) ? Reason.ISSUED_IN_THE_FUTURE : null;
    }

    /** RFC 7519 §4.1.3: who is not named in {@code aud} must refuse; who has no name is never named. */
    private boolean isMeantForUs(@Nullable List<String> named) {
        return named == null ? audience.isEmpty() : named.stream().anyMatch(audience::contains);
    }
}
