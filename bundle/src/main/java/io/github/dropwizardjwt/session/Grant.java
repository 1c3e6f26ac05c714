package io.github.dropwizardjwt.session;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a subject may do now, in the words of its auth tokens. Immutable.
 *
 * @param scope what auth tokens allow: a string, number, map or collection, kept as given; null for none
 * @param claims their further claims, as for {@code TokenManager.authToken}; reserved names are rejected when a token is
 *     issued
 */
public record Grant(@Nullable Object scope, Map<String, ?> claims) {
    /**
     * A grant.
     *
     * @throws IllegalArgumentException if the scope or a claim cannot be written as JSON
     */
    public Grant {
        Map<String, @Nullable Object> copy = SessionClaimsJson.of(scope, claims);
        scope = copy.get("scope");
        claims = SessionClaimsJson.of(null, claims);
    }

    /** As claims of a token. */
    Map<String, @Nullable Object> toClaims() {
        return SessionClaimsJson.of(scope, claims);
    }

    /** Neither scope nor claims. */
    @Override
    public String toString() {
        return "Grant";
    }
}
