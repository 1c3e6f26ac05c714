package io.github.dropwizardjwt.key.jwk;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.UnusableKeyException;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the algorithm of a JWK by its {@code alg}, type and curve (RFC 7518 §6, RFC 8037 §2). */
final class JwkAlgorithm {
    private static final Set<Algorithm> RSA = EnumSet.range(Algorithm.RS256, Algorithm.PS512);
    private static final Set<Algorithm> ED25519 = EnumSet.of(Algorithm.EdDSA, Algorithm.Ed25519);
    private static final Set<Algorithm> ED448 = EnumSet.of(Algorithm.EdDSA, Algorithm.Ed448);
    private static final Set<Algorithm> SECRET = EnumSet.range(Algorithm.HS256, Algorithm.HS512);

    private JwkAlgorithm() {}

    /**
     * The one algorithm of a key (RFC 8725 §3.1): its {@code alg}, or without one the only allowed algorithm that fits
     * its type and curve. A key on an Edwards curve has one algorithm of two names (RFC 9864 §2.2), whichever its
     * {@code alg} is.
     *
     * @return the allowed names of the algorithm, its {@code alg} first
     * @throws UnusableKeyException if there is not exactly one algorithm
     */
    static List<Algorithm> names(Map<String, @Nullable Object> members, Set<Algorithm> allowed) {
        Set<Algorithm> possible = EnumSet.copyOf(fitting(members));
        Object alg = members.get("alg");
        if (alg != null) {
            if (possible.stream().noneMatch(algorithm -> algorithm.name().equals(alg))) {
                throw new UnusableKeyException("has an alg that is unknown here or does not fit its kty and crv");
            }
            possible.removeIf(algorithm -> !algorithm.name().equals(alg) && !isEdwards(algorithm));
        }
        possible.retainAll(allowed);
        if (possible.isEmpty()) {
            throw new UnusableKeyException("is for another algorithm than " + allowed);
        }
        if (possible.size() > 1 && !possible.stream().allMatch(JwkAlgorithm::isEdwards)) {
            throw new UnusableKeyException("has no alg, and fits several of " + allowed + "; allow only one of them");
        }
        return possible.stream()
                .sorted(Comparator.comparing(
                        (Algorithm algorithm) -> !algorithm.name().equals(alg)))
                .toList();
    }

    private static boolean isEdwards(Algorithm algorithm) {
        return ED25519.contains(algorithm) || ED448.contains(algorithm);
    }

    private static Set<Algorithm> fitting(Map<String, @Nullable Object> members) {
        if (!(members.get("kty") instanceof String type)) {
            throw new UnusableKeyException("has no kty");
        }
        return switch (type) {
            case "RSA" -> RSA;
            case "oct" -> SECRET;
            case "EC", "OKP" -> onCurve(type, members.get("crv"));
            default -> throw new UnusableKeyException("is of an unknown kty");
        };
    }

    private static Set<Algorithm> onCurve(String type, @Nullable Object curve) {
        return switch (type + " " + curve) {
            case "EC P-256" -> Set.of(Algorithm.ES256);
            case "EC P-384" -> Set.of(Algorithm.ES384);
            case "EC P-521" -> Set.of(Algorithm.ES512);
            case "OKP Ed25519" -> ED25519;
            case "OKP Ed448" -> ED448;
            default -> throw new UnusableKeyException("is on an unknown curve, or on one that does not sign");
        };
    }
}
