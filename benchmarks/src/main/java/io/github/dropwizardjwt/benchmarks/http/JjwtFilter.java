package io.github.dropwizardjwt.benchmarks.http;

import io.github.dropwizardjwt.benchmarks.library.Verifier;
import jakarta.ws.rs.NameBinding;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** A filter as an application would write it with jjwt. */
@JjwtFilter.Filtered
final class JjwtFilter implements ContainerRequestFilter {
    @NameBinding
    @Retention(RetentionPolicy.RUNTIME)
    @interface Filtered {}

    private final Verifier parser;

    JjwtFilter(Verifier parser) {
        this.parser = parser;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String token = BearerPrincipal.tokenOf(request);
        try {
            parser.verify(token);
        } catch (Exception e) {
            throw new NotAuthorizedException("Bearer", e);
        }
        request.setSecurityContext(new BearerPrincipal(token));
    }
}
