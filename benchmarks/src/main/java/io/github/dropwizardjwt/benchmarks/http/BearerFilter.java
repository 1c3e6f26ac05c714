package io.github.dropwizardjwt.benchmarks.http;

import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The least that a filter for tokens does: it reads the header and sets the security context.
 *
 * @param lookup turns a token into that
 */
record BearerFilter(Function<String, SecurityContext> lookup) implements ContainerRequestFilter {
    private static final String PREFIX = "Bearer ";

    @Override
    public void filter(ContainerRequestContext request) {
        @Nullable String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.startsWith(PREFIX)) {
            throw new NotAuthorizedException("Bearer");
        }
        request.setSecurityContext(lookup.apply(header.substring(PREFIX.length())));
    }
}
