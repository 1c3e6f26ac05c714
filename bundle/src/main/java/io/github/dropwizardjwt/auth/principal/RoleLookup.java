package io.github.dropwizardjwt.auth.principal;

import io.github.dropwizardjwt.token.Token;
import java.util.Collection;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which roles a token has: its scopes, or what the application returns for it. Immutable and thread-safe.
 *
 * @param lookup asked at most once for each request; null where scopes are the roles
 * @param hierarchy roles that include others
 */
record RoleLookup(@Nullable Function<Token, ? extends Collection<String>> lookup, RoleHierarchy hierarchy) {

    boolean hasRole(String role, Caller caller) {
        return hierarchy.isHeld(role, lookup == null ? caller.token()::hasScope : caller.roles(this)::contains);
    }

    /** Called only where there is a look-up. */
    Set<String> of(Token token) {
        return lookup == null ? Set.of() : Set.copyOf(lookup.apply(token));
    }
}
