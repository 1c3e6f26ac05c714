package io.github.dropwizardjwt.key.jwk;

import io.github.dropwizardjwt.json.Base64Url;
import io.github.dropwizardjwt.key.UnusableKeyException;
import io.jsonwebtoken.security.Jwk;
import io.jsonwebtoken.security.Jwks;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parameters of a JWK (RFC 7518 §6, RFC 8037 §2), from which jjwt makes keys. */
final class JwkParameters {
    private static final Set<String> PRIVATE = Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");
    private static final Set<String> NUMBERS = Set.of("n", "e", "x", "y", "d", "p", "q", "dp", "dq", "qi", "k");

    private JwkParameters() {}

    /** Whether there is a private or secret parameter. */
    static boolean isPrivate(Map<String, @Nullable Object> members) {
        return !Collections.disjoint(members.keySet(), PRIVATE);
    }

    /**
     * Makes a key of its parameters.
     *
     * @throws UnusableKeyException if one is missing, malformed or impossible
     */
    static Jwk<?> read(Map<String, @Nullable Object> members) {
        if (members.containsKey("oth")) {
            throw new UnusableKeyException("is an RSA key of more than two primes, which is not supported");
        }
        // No other members reach jjwt: certificates, for example, are ignored.
        Map<String, Object> known = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            if (NUMBERS.contains(name)) {
                known.put(name, checkNumber(name, value));
            } else if (value != null && (name.equals("kty") || name.equals("crv"))) {
                known.put(name, value);
            }
        });
        try {
            return Jwks.builder().add(known).build();
        } catch (RuntimeException e) {
            // Not passed on, since its message may quote private parameters.
            throw new UnusableKeyException("has numbers in it that are missing or impossible for its kty and crv, a "
                    + "point beside its curve for one");
        }
    }

    /** base64url without padding (RFC 7515 §2), in its one canonical form. */
    private static String checkNumber(String name, @Nullable Object value) {
        try {
            if (value instanceof String text) {
                Base64Url.decode(text);
                return text;
            }
        } catch (IllegalArgumentException e) {
            // Rejected like a member that is no string.
        }
        throw new UnusableKeyException("has a member " + name + " that is not base64url without padding");
    }
}
