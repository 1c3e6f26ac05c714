package io.github.dropwizardjwt.auth;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Set;

/** Lets requests to one resource method in, or refuses them. Safe for use by many threads. */
sealed interface Guard permits RequirementGuard, ImpliedGuard, OptionalGuard, DenyingGuard, RolesGuard {
    /**
     * Returns for a request that may go on; its token, if it needs one, is set then.
     *
     * @throws io.github.dropwizardjwt.token.TokenRejectedException for every other request
     * @throws io.github.dropwizardjwt.token.TokenUnavailableException if nothing can be said now
     */
    void admit(ContainerRequestContext request);

    /** The path parameters it compares. */
    default Set<String> parameters() {
        return Set.of();
    }

    /** The scopes it asks for, separated by blanks. */
    default String scopeNames() {
        return "";
    }
}
