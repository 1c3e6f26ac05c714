package io.github.dropwizardjwt.token;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The claims that an application may set itself, beside those that every token has. */
final class CustomClaims {
    private CustomClaims() {}

    /**
     * Checks a claim that an application sets.
     *
     * @throws IllegalArgumentException if the name is blank, reserved or {@code cnf}, or the scope is of a type that no
     *     scope has
     */
    static void check(String name, @Nullable Object value) {
        if (name.isBlank() || RegisteredClaims.RESERVED.contains(name)) {
            throw new IllegalArgumentException("The claim '" + name + "' cannot be set; reserved are "
                    + String.join(
                            " ", RegisteredClaims.RESERVED.stream().sorted().toList()));
        }
        if (name.equals("cnf")) {
            // Every verifier of this library would reject the token.
            throw new IllegalArgumentException("The claim 'cnf' binds a token to a key, which is not supported");
        }
        if (name.equals("scope") && value != null) {
            checkScope(value);
        }
    }

    private static void checkScope(Object scope) {
        if (!(scope instanceof String
                || scope instanceof Number
                || scope instanceof Map
                || scope instanceof Collection)) {
            throw new IllegalArgumentException("A scope must be a string, number, map or list, not a "
                    + scope.getClass().getName());
        }
    }
}
