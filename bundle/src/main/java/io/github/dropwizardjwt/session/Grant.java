package io.github.dropwizardjwt.session;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a subject may do now: scope and custom claims of its auth tokens. Immutable.
 *
 * @param scope the scope of auth tokens: a string, number, map or collection, kept as given; null for none
 * @param claims their custom claims, as for {@code TokenManager.authToken}; reserved names are rejected when a token is
 *     issued
 */
public record Grant(@Nullable Object scope, Map<String, ?> claims) {
    /**
     * Creates a grant.
     *
     * @throws IllegalArgumentException if the scope or a claim cannot be written as JSON
     */
    public Grant {
        Map<String, @Nullable Object> copy = SessionClaimsJson.of(scope, claims);
        scope = copy.get("scope");
        claims = SessionClaimsJson.of(null, claims);
    }

    /** The claims of an auth token. */
    Map<String, @Nullable Object> toClaims() {
        return SessionClaimsJson.of(scope, claims);
    }

    /** Without scope and claims. */
    @Override
    public String toString() {
        return "Grant";
    }
}
