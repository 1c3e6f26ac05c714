package io.github.dropwizardjwt.token;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The policies of all accepted issuers: this service itself, and the issuers that it trusts. */
final class IssuerPolicies {
    private final IssuerPolicy own;
    private final Map<String, IssuerPolicy> trusted = new HashMap<>();

    /**
     * Collects the policies.
     *
     * @throws IllegalArgumentException if two are of the same issuer
     */
    IssuerPolicies(IssuerPolicy own, List<TrustedIssuer> trusted) {
        this.own = own;
        for (TrustedIssuer each : trusted) {
            if (each.issuer().equals(own.issuer()) || this.trusted.put(each.issuer(), each.policy()) != null) {
                throw new IllegalArgumentException("The issuer " + each.issuer()
                        + " is given twice; trust it once, and never this service's own issuer");
            }
        }
    }

    /**
     * The policy by which a token is to be verified. Its {@code iss} claim is not verified yet: it only selects the
     * policy, and is compared once the signature is known to be valid (RFC 8725 §3.8).
     *
     * @throws TokenRejectedException if the issuer is not trusted, or the payload is malformed
     */
    IssuerPolicy of(CompactJws jws) {
        if (trusted.isEmpty()) {
            return own;
        }
        Object name = jws.claims().get("iss");
        IssuerPolicy policy = own.issuer().equals(name) ? own : trusted.get(name);
        if (policy == null) {
            throw new TokenRejectedException(Reason.WRONG_ISSUER);
        }
        return policy;
    }

    Duration largestClockSkew() {
        return Stream.concat(Stream.of(own), trusted.values().stream())
                .map(IssuerPolicy::clockSkew)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }
}
