package io.github.dropwizardjwt.benchmarks.http;

import jakarta.ws.rs.NameBinding;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The least that a filter for tokens does: it reads the header and sets a principal. */
@EmptyFilter.Filtered
final class EmptyFilter implements ContainerRequestFilter {
    @NameBinding
    @Retention(RetentionPolicy.RUNTIME)
    @interface Filtered {}

    @Override
    public void filter(ContainerRequestContext request) {
        String token = BearerPrincipal.tokenOf(request);
        request.setSecurityContext(new BearerPrincipal(token));
    }
}
