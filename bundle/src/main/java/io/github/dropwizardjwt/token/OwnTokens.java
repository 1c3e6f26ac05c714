package io.github.dropwizardjwt.token;

import io.github.dropwizardjwt.key.KeySource;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What a {@link TokenManagerBuilder} knows of the tokens that the service itself issues. Not thread-safe. */
final class OwnTokens {
    final String issuer;
    private final KeySource keys;
    private List<String> audience = List.of();
    private Duration authMaxAge = Duration.ofHours(1);
    private Duration refreshMaxAge = Duration.ofDays(7);
    private Duration clockSkew = Duration.ZERO;
    private ClaimMapping mapping = ClaimMapping.OWN;

    OwnTokens(String issuer, KeySource keys) {
        if (!RegisteredClaims.isName(issuer)) {
            throw new IllegalArgumentException("The issuer is blank, or has a control character in it");
        }
        this.issuer = issuer;
        this.keys = keys;
    }

    void audience(List<String> names) {
        this.audience = List.copyOf(ClaimRules.checkAudience(names));
    }

    void authMaxAge(Duration maxAge) {
        this.authMaxAge = checkAge(maxAge);
    }

    void refreshMaxAge(Duration maxAge) {
        this.refreshMaxAge = checkAge(maxAge);
    }

    void clockSkew(Duration skew) {
        this.clockSkew = ClaimRules.checkClockSkew(skew);
    }

    /** Those of other libraries: they are accepted beside those with a {@code type}, and not issued. */
    void authTokensHave(String name, String value) {
        this.mapping = ClaimMapping.OWN.withTypes(TypeRule.orAuthWhere(name, value));
    }

    /** How they are verified. */
    IssuerPolicy policy(boolean inSessions) {
        // A token of a session can be revoked, by its id.
        List<RequiredClaim> required = inSessions ? List.of(RequiredClaim.named("jti")) : List.of();
        ClaimRules rules = new ClaimRules(issuer, Set.copyOf(audience), clockSkew, Tolerance.NONE, null, required);
        return new IssuerPolicy(keys, rules, mapping, IssuerAdvice.NONE);
    }

    /** What issues them. */
    TokenIssuer tokenIssuer(Clock clock, int maxTokenSize, boolean inSessions) {
        TokenSigner signer = new TokenSigner(issuer, audience, clock, maxTokenSize);
        return new TokenIssuer(keys, signer, authMaxAge, refreshMaxAge, inSessions);
    }

    private static Duration checkAge(Duration maxAge) {
        if (maxAge.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("A token must be valid for at least one second");
        }
        return maxAge;
    }
}
