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
    /** Null if the application finds none at run time. */
    private final @Nullable IssuerDirectory others;

    /**
     * Collects the policies.
     *
     * @param own that of this service; null for a resource server
     * @param others further ones, which the application finds at run time; null for none
     * @throws IllegalArgumentException if two are of the same issuer
     * @throws IllegalStateException if there is none at all
     */
    IssuerPolicies(@Nullable IssuerPolicy own, List<TrustedIssuer> trusted, @Nullable IssuerDirectory others) {
        if (own == null && trusted.isEmpty() && others == null) {
            throw new IllegalStateException(
                    "This service would accept no token at all; trust an issuer, or have tokens of its own with "
                            + "TokenManager.builder");
        }
        if (own != null) {
            byIssuer.put(own.issuer(), own);
        }
        // Of an only issuer, no other subject of the same name can be meant.
        int count = trusted.stream().mapToInt(TrustedIssuer::count).sum();
        Subjects usual = own == null && others == null && count == 1 ? Subjects.SHARED : Subjects.SEPARATE;
        for (TrustedIssuer each : trusted) {
            each.warn();
            each.policies(usual).forEach(this::add);
        }
        this.ownAlone = trusted.isEmpty() && others == null ? own : null;
        this.others = others;
    }

    private void add(IssuerPolicy policy) {
        if (byIssuer.put(policy.issuer(), policy) != null) {
            throw new IllegalArgumentException("The issuer " + policy.issuer()
                    + " is given twice; trust it once, and never this service's own issuer");
        }
    }

    /**
     * The policy by which a token is to be verified. Its {@code iss} claim is not verified yet: it only selects the
     * policy, and is compared once the signature is known to be valid (RFC 8725 §3.8).
     *
     * @throws TokenRejectedException if the issuer is not trusted or missing, or the payload is malformed
     * @throws TokenUnavailableException if the application cannot tell whether it is trusted
     */
    IssuerPolicy of(CompactJws jws) {
        if (ownAlone != null) {
            return ownAlone;
        }
        Object name = jws.claims().get("iss");
        IssuerPolicy policy = name == null ? null : byIssuer.get(name);
        if (policy == null && others != null && name instanceof String issuer) {
            policy = others.find(issuer).map(FoundIssuer::policy).orElse(null);
        }
        if (policy == null) {
            throw new TokenRejectedException(Reason.WRONG_ISSUER);
        }
        return policy;
    }

    /** Ends the look-ups, and the fetching of keys for their results. */
    void close() {
        if (others != null) {
            others.close();
        }
    }

    /** The skew of issuers that are not known yet may be the largest there is. */
    Duration largestClockSkew() {
        if (others != null) {
            return ClaimRules.MAX_CLOCK_SKEW;
        }
        return byIssuer.values().stream()
                .map(IssuerPolicy::clockSkew)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }
}
