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
 * @param required the names of claims that tokens must have, beside those that {@link RegisteredClaims} asks for
 */
record ClaimRules(
        String issuer,
        Set<String> audience,
        Duration clockSkew,
        @Nullable String mediaType,
        Set<String> required) {
    private static final Duration LARGEST_CLOCK_SKEW = Duration.ofMinutes(10);

    static Duration checkClockSkew(Duration clockSkew) {
        if (clockSkew.isNegative() || clockSkew.compareTo(LARGEST_CLOCK_SKEW) > 0) {
            throw new IllegalArgumentException("The clock skew is between 0 and 10 minutes");
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
     * Checks whose token it is, and of which kind: what stays as it is for as long as there is the token.
     *
     * @throws TokenRejectedException if it is rejected for good
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
        if (!token.claims().keySet().containsAll(required)) {
            throw new TokenRejectedException(Reason.INVALID_CLAIMS);
        }
        if (token.claims().containsKey("cnf")) {
            throw new TokenRejectedException(Reason.BOUND_TO_A_KEY);
        }
    }

    /**
     * Checks whether a token counts here and now.
     *
     * @return why it does not; null where nothing speaks against it
     */
    @Nullable
    Reason violatedAt(Instant now, RegisteredClaims claims) {
        if (!isMeantForUs(claims.audience())) {
            return Reason.WRONG_AUDIENCE;
        }
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
        if (claims.issuedAt().isAfter(latest)) {
            return Reason.ISSUED_IN_THE_FUTURE;
        }
        return claims.isInOrder() ? null : Reason.INVALID_CLAIMS;
    }

    /** RFC 7519 §4.1.3: who is not named in {@code aud} must reject; who has no name is never named. */
    private boolean isMeantForUs(@Nullable List<String> named) {
        if (named == null) {
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
