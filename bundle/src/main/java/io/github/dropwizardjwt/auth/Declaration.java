package io.github.dropwizardjwt.auth;

import java.util.Set;

/** What the annotations of a resource method say about its callers. */
sealed interface Declaration {
    /** {@link RequireToken}. */
    record Required(RequireToken requirement) implements Declaration {}

    /** {@code @RolesAllowed}; {@code @DenyAll} allows none. */
    record Roles(Set<String> allowed) implements Declaration {}

    /** {@code @PermitAll}. */
    record Permitted() implements Declaration {}
}
