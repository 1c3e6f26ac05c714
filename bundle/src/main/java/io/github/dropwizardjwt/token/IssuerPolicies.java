package io.github.dropwizardjwt.token;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The policies of all accepted issuers: this service itself, if it issues tokens, and the issuers that it trusts. */
final class IssuerPolicies {
    private final Map<String, IssuerPolicy> byIssuer = new HashMap<>();
    /** That of this service where it trusts nobody else; null otherwise. */
    private final @Nullable IssuerPolicy ownAlone;

    /**
     * Collects the policies.
     *
     * @param own that of this service; null for a resource server
     * @throws IllegalArgumentException if two are of the same issuer
     * @throws IllegalStateException if there is none at all
     */
    IssuerPolicies(@Nullable IssuerPolicy own, List<TrustedIssuer> trusted) {
        if (own == null && trusted.isEmpty()) {
            throw new IllegalStateException(
                    "This service would accept no token at all; trust an issuer, or have tokens of its own with "
                            + "TokenManager.builder");
        }
        if (own != null) {
            byIssuer.put(own.issuer(), own);
        }
        // Of an only issuer, no other subject of the same name can be meant.
        Subjects usual = own == null && trusted.size() == 1 ? Subjects.SHARED : Subjects.SEPARATE;
        for (TrustedIssuer each : trusted) {
            if (byIssuer.put(each.issuer(), each.policy(usual)) != null) {
                throw new IllegalArgumentException("The issuer " + each.issuer()
                        + " is given twice; trust it once, and never this service's own issuer");
            }
        }
        this.ownAlone = trusted.isEmpty() ? own : null;
    }

    /**
     * The policy by which a token is to be verified. Its {@code iss} claim is not verified yet: it only selects the
     * policy, and is compared once the signature is known to be valid (RFC 8725 §3.8).
     *
     * @throws TokenRejectedException if the issuer is not trusted or missing, or the payload is malformed
     */
    IssuerPolicy of(CompactJws jws) {
        if (ownAlone != null) {
            return ownAlone;
        }
        Object name = jws.claims().get("iss");
        IssuerPolicy policy = name == null ? null : byIssuer.get(name);
        if (policy == null) {
            throw new TokenRejectedException(Reason.WRONG_ISSUER);
        }
        return policy;
    }

    Duration largestClockSkew() {
        return byIssuer.values().stream()
                .map(IssuerPolicy::clockSkew)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }
}
