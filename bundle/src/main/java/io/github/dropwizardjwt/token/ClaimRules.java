package io.github.dropwizardjwt.token;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules for the header of an issuer's tokens, and for the claims of those whose signature is valid (RFC 7519 §4.1,
 * §7.2).
 *
 * @param issuer the only accepted issuer
 * @param audience the audiences of this service; empty where tokens have no {@code aud}
 * @param clockSkew how far the issuer's clock may differ
 * @param tolerance what is overlooked in them
 * @param mediaType the {@code typ} header that tokens must have; null for any that {@link JoseHeader} lets through
 * @param required what tokens must have, beside what {@link RegisteredClaims} asks for
 */
record ClaimRules(
        String issuer,
        Set<String> audience,
        Duration clockSkew,
        Tolerance tolerance,
        @Nullable String mediaType,
        List<RequiredClaim> required) {
    static final Duration MAX_CLOCK_SKEW = Duration.ofMinutes(10);

    static Duration checkClockSkew(Duration clockSkew) {
        if (clockSkew.isNegative() || clockSkew.compareTo(MAX_CLOCK_SKEW) > 0) {
            throw new IllegalArgumentException("The clock skew must be between 0 and 10 minutes");
        }
        return clockSkew;
    }

    static List<String> checkAudience(List<String> audience) {
        if (!audience.stream().allMatch(RegisteredClaims::isName)) {
            throw new IllegalArgumentException("An audience is blank, or has a control character in it");
        }
        return audience;
    }

    /**
     * Checks the issuer and the kind of a token: what does not change during its life.
     *
     * @throws TokenRejectedException if the token can never be valid here
     */
    void checkKind(Token token, JoseHeader header) {
        RegisteredClaims claims = token.registered();
        if (!claims.issuer().equals(issuer)) {
            throw new TokenRejectedException(Reason.WRONG_ISSUER);
        }
        // RFC 9068 §4: at+jwt says that it is an access token, so a refresh token cannot be one.
        if (JoseHeader.ACCESS_TOKEN.equals(header.mediaType()) && claims.type() != TokenType.AUTH) {
            throw new TokenRejectedException(Reason.WRONG_TYPE);
        }
        if (mediaType != null && !mediaType.equals(header.mediaType())) {
            throw new TokenRejectedException(Reason.WRONG_TYPE);
        }
        for (RequiredClaim claim : required) {
            claim.check(token.claims());
        }
        if (token.claims().containsKey("cnf")) {
            throw new TokenRejectedException(Reason.BOUND_TO_A_KEY);
        }
    }

    /**
     * Checks audience and times.
     *
     * @return why the token is not valid now, {@code INVALID_CLAIMS} only where {@code exp} is before another time;
     *     null where it is valid
     */
    @Nullable
    Reason violatedAt(Instant now, RegisteredClaims claims) {
        if (!isMeantForUs(claims.audience())) {
            return Reason.WRONG_AUDIENCE;
        }
        // A token that expires at this very moment has expired (RFC 7519 §4.1.4: "on or after").
        if (!now.isBefore(claims.expiresAt().plus(clockSkew))) {
            return Reason.EXPIRED;
        }
        Instant latest = now.plus(clockSkew);
        Instant notBefore = claims.notBefore();
        // One that becomes valid at this very moment is valid (RFC 7519 §4.1.5).
        if (notBefore != null && notBefore.isAfter(latest)) {
            return Reason.NOT_YET_VALID;
        }
        if (claims.issuedAt().isAfter(latest)) {
            return Reason.ISSUED_IN_THE_FUTURE;
        }
        return claims.isInOrder() ? null : Reason.INVALID_CLAIMS;
    }

    /** RFC 7519 §4.1.3: a service that is not named in {@code aud} must reject the token. */
    private boolean isMeantForUs(@Nullable List<String> named) {
        if (named == null || tolerance.isMissing(named)) {
            return audience.isEmpty();
        }
        for (String name : named) {
            if (audience.contains(name)) {
                return true;
            }
        }
        return false;
    }
}
