package io.github.dropwizardjwt.benchmarks.http;

import io.github.dropwizardjwt.auth.RequireToken;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.glassfish.jersey.process.Inflector;

/** One of many that are not requested. */
final class ProtectedRoute implements Inflector<ContainerRequestContext, String> {
    @Override
    @RequireToken
    public String apply(ContainerRequestContext request) {
        return Routes.ANSWER;
    }
}
