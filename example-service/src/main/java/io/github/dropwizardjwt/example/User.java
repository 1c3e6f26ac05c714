package io.github.dropwizardjwt.example;

import io.github.dropwizardjwt.session.Grant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who can log in.
 *
 * @param name the unique name; the subject of the user's tokens
 * @param scope what the user may do; null for nothing in particular
 * @param claims what else the user's tokens say
 */
public record User(String name, @Nullable Object scope, Map<String, Object> claims) {
    Grant grant() {
        return new Grant(scope, claims);
    }
}
