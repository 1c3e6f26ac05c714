package io.github.dropwizardjwt.token;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where an issuer says what its tokens allow. */
final class ScopeClaims {
    /** As this library does. */
    static final ScopeClaims SCOPE = new ScopeClaims(List.of(JsonPointer.parse("/scope")));

    private final List<JsonPointer> places;

    ScopeClaims(List<JsonPointer> places) {
        this.places = List.copyOf(places);
    }

    /** What stands at the first of the places where anything stands. */
    @Nullable
    Object in(Map<String, @Nullable Object> claims) {
        for (JsonPointer place : places) {
            Object found = place.find(claims);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Whether any of the places grants a scope. */
    boolean grant(String name, Map<String, @Nullable Object> claims) {
        for (JsonPointer place : places) {
            if (Scopes.grants(place.find(claims), name)) {
                return true;
            }
        }
        return false;
    }
}
