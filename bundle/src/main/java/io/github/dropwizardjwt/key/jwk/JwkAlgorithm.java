package io.github.dropwizardjwt.key.jwk;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.UnusableKeyException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the one algorithm of a JWK by its {@code alg}, type and curve (RFC 7518 §6, RFC 8037 §2). */
final class JwkAlgorithm {
    private static final Set<Algorithm> RSA = EnumSet.range(Algorithm.RS256, Algorithm.PS512);
    private static final Set<Algorithm> SECRET = EnumSet.range(Algorithm.HS256, Algorithm.HS512);

    private JwkAlgorithm() {}

    /**
     * The one algorithm of a key (RFC 8725 §3.1): its {@code alg}, or without one the only allowed algorithm that fits
     * its type and curve.
     *
     * @throws UnusableKeyException if there is not exactly one
     */
    static Algorithm algorithm(Map<String, @Nullable Object> members, Set<Algorithm> allowed) {
        Set<Algorithm> possible = EnumSet.copyOf(fitting(members));
        if (members.get("alg") != null) {
            possible.removeIf(algorithm -> !algorithm.name().equals(members.get("alg")));
            if (possible.isEmpty()) {
                throw new UnusableKeyException("has an alg that is unknown here or does not fit its kty and crv");
            }
        }
        possible.retainAll(allowed);
        if (possible.isEmpty()) {
            throw new UnusableKeyException("is for another algorithm than " + allowed);
        }
        if (possible.size() > 1) {
            throw new UnusableKeyException("has no alg, and fits several of " + allowed + "; allow only one of them");
        }
        return possible.iterator().next();
    }

    private static Set<Algorithm> fitting(Map<String, @Nullable Object> members) {
        if (!(members.get("kty") instanceof String type)) {
            throw new UnusableKeyException("has no kty");
        }
        return switch (type) {
            case "RSA" -> RSA;
            case "oct" -> SECRET;
            case "EC", "OKP" -> Set.of(curve(type, members.get("crv")));
            default -> throw new UnusableKeyException("is of an unknown kty");
        };
    }

    private static Algorithm curve(String type, @Nullable Object curve) {
        return switch (type + " " + curve) {
            case "EC P-256" -> Algorithm.ES256;
            case "EC P-384" -> Algorithm.ES384;
            case "EC P-521" -> Algorithm.ES512;
            case "OKP Ed25519", "OKP Ed448" -> Algorithm.EdDSA;
            default -> throw new UnusableKeyException("is on an unknown curve, or on one that does not sign");
        };
    }
}
