package io.github.dropwizardjwt.token;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Those whose tokens count: this service itself, and the issuers that it trusts. */
final class IssuerPolicies {
    private final IssuerPolicy own;
    private final Map<String, IssuerPolicy> trusted = new HashMap<>();

    /**
     * Some issuers.
     *
     * @throws IllegalArgumentException if two are the same
     */
    IssuerPolicies(IssuerPolicy own, List<TrustedIssuer> trusted) {
        this.own = own;
        for (TrustedIssuer each : trusted) {
            if (each.issuer().equals(own.name()) || this.trusted.put(each.issuer(), each.rules()) != null) {
                throw new IllegalArgumentException("The issuer " + each.issuer() + " is there twice");
            }
        }
    }

    /**
     * The issuer whose keys and rules a token is to be checked with. What the token says of its issuer is not true yet:
     * it only selects, and must be equal to the issuer's name once the signature is found good (RFC 8725 §3.8).
     *
     * @throws TokenRejectedException if the token names nobody who is trusted, or its payload is malformed
     */
    IssuerPolicy of(CompactJws jws) {
        if (trusted.isEmpty()) {
            return own;
        }
        Object name = jws.claims().get("iss");
        IssuerPolicy issuer = own.name().equals(name) ? own : trusted.get(name);
        if (issuer == null) {
            throw new TokenRejectedException(Reason.WRONG_ISSUER);
        }
        return issuer;
    }

    Duration largestClockSkew() {
        return Stream.concat(Stream.of(own), trusted.values().stream())
                .map(IssuerPolicy::clockSkew)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }
}
