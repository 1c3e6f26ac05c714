package io.github.dropwizardjwt.token;

import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A claim that an issuer's tokens must have. Immutable; thread-safe if the condition is.
 *
 * @param name its name
 * @param condition what must hold for its value, which may be null
 */
record RequiredClaim(String name, Predicate<@Nullable Object> condition) {
    /** A claim of any value. */
    static RequiredClaim named(String name) {
        return new RequiredClaim(name, value -> true);
    }

    /**
     * Checks the claims of a token.
     *
     * @throws TokenRejectedException if the claim is missing, or the condition does not hold
     * @throws TokenUnavailableException if the condition fails
     */
    void check(Map<String, @Nullable Object> claims) {
        if (!claims.containsKey(name) || !holds(claims.get(name))) {
            throw TokenRejectedException.ofClaim(name);
        }
    }

    private boolean holds(@Nullable Object value) {
        try {
            return condition.test(value);
        } catch (RuntimeException e) {
            throw new TokenUnavailableException("The condition on a required claim failed", e);
        }
    }
}
