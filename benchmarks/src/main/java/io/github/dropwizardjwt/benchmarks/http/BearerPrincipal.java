package io.github.dropwizardjwt.benchmarks.http;

import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** A caller who sent some token. */
record BearerPrincipal(String token) implements SecurityContext, Principal {
    private static final String PREFIX = "Bearer ";

    static String tokenOf(ContainerRequestContext request) {
        @Nullable String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.startsWith(PREFIX)) {
            throw new NotAuthorizedException("Bearer");
        }
        return header.substring(PREFIX.length());
    }

    @Override
    public Principal getUserPrincipal() {
        return this;
    }

    @Override
    public String getName() {
        return "somebody";
    }

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
