package io.github.dropwizardjwt.auth;

import jakarta.ws.rs.container.ContainerRequestContext;

/**
 * A method that asks for a token without saying which: an auth token in the header, or the one that a locator above it
 * has asked for.
 */
record ImpliedGuard(RequirementGuard anyAuthToken) implements Guard {
    @Override
    public void admit(ContainerRequestContext request) {
        if (RequestToken.of(request).isEmpty()) {
            anyAuthToken.admit(request);
        }
    }
}
