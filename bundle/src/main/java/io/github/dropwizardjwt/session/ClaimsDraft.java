package io.github.dropwizardjwt.session;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Scope and custom claims, as a builder collects them. They are checked when a token is issued. Not thread-safe. */
final class ClaimsDraft {
    private static final String SCOPE = "scope";

    private final Map<String, @Nullable Object> claims = new LinkedHashMap<>();

    void set(String name, @Nullable Object value) {
        if (name.equals(SCOPE) && value == null) {
            claims.remove(SCOPE);
        } else {
            claims.put(name, value);
        }
    }

    void scope(@Nullable Object scope) {
        set(SCOPE, scope);
    }

    void setAll(Map<String, ?> more) {
        more.forEach(this::set);
    }

    /**
     * The claims so far.
     *
     * @return an immutable copy
     * @throws IllegalArgumentException if one cannot be written as JSON
     */
    Map<String, @Nullable Object> toClaims() {
        return SessionClaimsJson.of(null, claims);
    }
}
