package io.github.dropwizardjwt.session;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An API token in the list of its subject, without the token itself, which is not stored. Immutable.
 *
 * @param id its id, the {@code sid} and {@code jti} claims of the token; 22 characters of base64url. It is no
 *     credential
 * @param name the name that it was issued with
 * @param scope its scope; null for none
 * @param claims its custom claims, without the scope
 * @param createdAt when it was issued, in whole milliseconds
 * @param expiresAt when it expires, in whole seconds
 */
public record ApiToken(
        String id, String name, @Nullable Object scope, Map<String, ?> claims, Instant createdAt, Instant expiresAt) {

    /** The token that an entry of the store stands for. */
    static ApiToken of(Session entry) {
        Map<String, @Nullable Object> claims = new LinkedHashMap<>(SessionClaimsJson.read(entry.claims()));
        Object scope = claims.remove("scope");
        // Copied again, since immutable maps of the JDK permit no null, which is a value in JSON.
        return new ApiToken(
                entry.sid(),
                Objects.requireNonNullElse(entry.client(), ""),
                scope,
                SessionClaimsJson.of(null, claims),
                entry.createdAt(),
                entry.expiresAt());
    }

    /** Without name, scope and claims. */
    @Override
    public String toString() {
        return "ApiToken[" + id + "]";
    }
}
