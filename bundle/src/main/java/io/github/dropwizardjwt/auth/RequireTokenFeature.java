package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.auth.error.ErrorResponses;
import io.github.dropwizardjwt.auth.explain.ExplainedRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * Registers a filter with each resource method that has a guard. Jersey calls it at start for the methods of root
 * resources, and for those below locators when the first request gets there.
 */
final class RequireTokenFeature implements DynamicFeature {
    private final Guards guards;
    private final ErrorResponses responses;

    RequireTokenFeature(Guards guards, ErrorResponses responses) {
        this.guards = guards;
        this.responses = responses;
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        HiddenAnnotations.reject(resource.getResourceClass());
        guards.of(resource.getResourceClass(), resource.getResourceMethod())
                .ifPresent(guard -> context.register(new GuardFilter(guard, responses), Priorities.AUTHENTICATION));
    }

    /** The filter of one resource method. */
    private record GuardFilter(Guard guard, ErrorResponses responses) implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            Optional<Response> rejection = guard.rejection(request, responses);
            if (rejection.isPresent()) {
                request.abortWith(rejection.get());
            } else if (request instanceof ExplainedRequest explained) {
                request.abortWith(explained.admitted());
            } else if (request.getSecurityContext() instanceof TokenSecurityContext context) {
                responses.accepted(request, context.caller().token());
            }
        }
    }
}
