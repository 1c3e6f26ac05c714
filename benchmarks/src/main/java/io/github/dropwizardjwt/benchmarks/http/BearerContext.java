package io.github.dropwizardjwt.benchmarks.http;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/**
 * The security context of a caller with a token.
 *
 * @param getUserPrincipal the caller
 */
record BearerContext(Principal getUserPrincipal) implements SecurityContext {
    @Override
    public boolean isUserInRole(String role) {
        return false;
    }

    @Override
    public boolean isSecure() {
        return false;
    }

    @Override
    public String getAuthenticationScheme() {
        return "Bearer";
    }
}
