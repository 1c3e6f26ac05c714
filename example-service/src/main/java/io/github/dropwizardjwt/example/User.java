package io.github.dropwizardjwt.example;

import io.github.dropwizardjwt.session.Grant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user who can log in.
 *
 * @param name the unique name; the subject of the user's tokens
 * @param scope what the user may do; null for none
 * @param claims the custom claims of the user's tokens
 */
public record User(String name, @Nullable Object scope, Map<String, Object> claims) {
    Grant grant() {
        return new Grant(scope, claims);
    }
}
