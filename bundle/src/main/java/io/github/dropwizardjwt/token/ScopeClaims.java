package io.github.dropwizardjwt.token;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The claims in which an issuer states the scopes of its tokens. */
final class ScopeClaims {
    /** The {@code scope} claim, as in tokens of this library. */
    static final ScopeClaims SCOPE = new ScopeClaims(JsonPointer.parseAll(List.of("/scope")));

    private final List<JsonPointer> places;

    ScopeClaims(List<JsonPointer> places) {
        this.places = List.copyOf(places);
    }

    /** The value of the first of these claims that the token has; null where it has none. */
    @Nullable
    Object in(Map<String, @Nullable Object> claims) {
        return JsonPointer.first(places, claims);
    }

    /** Whether any of these claims grants a scope. */
    boolean grant(String name, Map<String, @Nullable Object> claims) {
        for (JsonPointer place : places) {
            if (Scopes.grants(place.find(claims), name)) {
                return true;
            }
        }
        return false;
    }
}
