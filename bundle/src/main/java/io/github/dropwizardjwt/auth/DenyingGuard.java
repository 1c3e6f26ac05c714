package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.TokenRejectedException;
import jakarta.ws.rs.container.ContainerRequestContext;

/**
 * A method that says nothing where such methods are denied, unless a locator above it demands a token and has let the
 * request in.
 */
record DenyingGuard() implements Guard {
    @Override
    public void admit(ContainerRequestContext request) {
        if (!RequestToken.isDemanded(request)) {
            throw new TokenRejectedException(Reason.NOT_DECLARED);
        }
    }
}
