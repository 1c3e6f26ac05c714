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

/** The numbers of a key, by the names that RFC 7518 §6 and RFC 8037 §2 give them; jjwt makes keys of them. */
final class JwkParameters {
    private static final Set<String> PRIVATE = Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");
    private static final Set<String> NUMBERS = Set.of("n", "e", "x", "y", "d", "p", "q", "dp", "dq", "qi", "k");

    private JwkParameters() {}

    /** Whether there is anything that only the owner of the key may know. */
    static boolean isPrivate(Map<String, @Nullable Object> members) {
        return !Collections.disjoint(members.keySet(), PRIVATE);
    }

    /**
     * The key.
     *
     * @throws UnusableKeyException if a number is missing, malformed or impossible
     */
    static Jwk<?> read(Map<String, @Nullable Object> members) {
        if (members.containsKey("oth")) {
            throw new UnusableKeyException("is an RSA key of more than two primes, which is not supported");
        }
        // Nothing else is shown to jjwt: certificates and the like have no say here.
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
            // The message may quote the numbers, and the private ones are among them: it goes no further.
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
