package io.github.dropwizardjwt.testing;

import io.github.dropwizardjwt.token.TokenType;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Splits the claims of a wanted token: those that an application may set, and those that only a forger could. */
final class ClaimChanges {
    private static final Set<String> RESERVED =
            Set.of("iss", "sub", "aud", "iat", "exp", "nbf", "jti", "type", "rid", "sid", "cnf");

    private ClaimChanges() {}

    /** Whether an application may set a claim, to any value. */
    static boolean isOrdinary(String name) {
        return !RESERVED.contains(name);
    }

    /** Scope and custom claims. Refresh tokens have none. */
    static Map<String, Object> ordinary(TestToken wanted) {
        Map<String, Object> set = new LinkedHashMap<>();
        if (wanted.type() == TokenType.AUTH) {
            wanted.claims().forEach((name, value) -> {
                if (value != null && isOrdinary(name)) {
                    set.put(name, value);
                }
            });
        }
        return set;
    }

    /** The claims of an issued token as they are wanted; equal to those that it has if nothing else is wanted. */
    static Map<String, @Nullable Object> applied(TestToken wanted, Map<String, @Nullable Object> issued) {
        Map<String, @Nullable Object> claims = new LinkedHashMap<>(issued);
        Instant issuedAt = wanted.issuedAt();
        Duration expiresIn = wanted.expiresIn();
        long usualAge = seconds(issued, "exp") - seconds(issued, "iat");
        if (issuedAt != null) {
            claims.put("iat", issuedAt.getEpochSecond());
        }
        if (issuedAt != null || expiresIn != null) {
            long age = expiresIn == null ? usualAge : expiresIn.toSeconds();
            claims.put("exp", seconds(claims, "iat") + age);
        }
        Map<String, Object> ordinary = ordinary(wanted);
        wanted.claims().forEach((name, value) -> {
            if (value == null) {
                claims.remove(name);
            } else if (!ordinary.containsKey(name)) {
                claims.put(name, value);
            }
        });
        return claims;
    }

    private static long seconds(Map<String, @Nullable Object> claims, String name) {
        return claims.get(name) instanceof Number number ? number.longValue() : 0;
    }
}
