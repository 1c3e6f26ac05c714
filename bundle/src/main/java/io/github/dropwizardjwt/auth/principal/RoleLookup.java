package io.github.dropwizardjwt.auth.principal;

import java.util.Set;

/**
 * Which roles a token has: its scopes, or what the application returns for it. Thread-safe once set up.
 *
 * @param lookups asked at most once for each request; scopes are the roles of tokens that they do not concern
 * @param hierarchy roles that include others
 */
record RoleLookup(Lookups<Set<String>> lookups, RoleHierarchy hierarchy) {
    boolean hasRole(String role, Caller caller) {
        return hierarchy.isHeld(
                role, lookups.concern(caller.token()) ? caller.roles(this)::contains : caller.token()::hasScope);
    }

    /** Called only where there is a look-up. None for a subject that no look-up is responsible for. */
    Set<String> of(Caller caller) {
        return lookups.of(caller.token()).orElse(Set.of());
    }
}
