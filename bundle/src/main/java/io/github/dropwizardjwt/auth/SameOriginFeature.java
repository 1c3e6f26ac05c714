package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.auth.cookie.CookieGuard;
import io.github.dropwizardjwt.auth.error.ErrorResponses;
import io.github.dropwizardjwt.auth.explain.ExplainedRequest;
import io.github.dropwizardjwt.token.TokenRejectedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.util.Optional;

/** Registers a filter with each resource method that has {@link SameOrigin}, before the guard. */
record SameOriginFeature(Guards guards, CookieGuard cookies, ErrorResponses responses) implements DynamicFeature {
    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        if (SameOriginRules.isDemanded(resource.getResourceClass(), resource.getResourceMethod())) {
            Optional<String> open = guards.whyOpen(resource.getResourceClass(), resource.getResourceMethod());
            context.register(new OriginFilter(cookies, responses, open), Priorities.AUTHENTICATION - 1);
        }
    }

    /**
     * The filter of one resource method.
     *
     * @param open why no guard follows; empty where one does
     */
    private record OriginFilter(CookieGuard cookies, ErrorResponses responses, Optional<String> open)
            implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            try {
                cookies.checkOrigin(request, request.getHeaders()::get);
            } catch (TokenRejectedException e) {
                request.abortWith(responses.rejected(request, e, ""));
                return;
            }
            if (request instanceof ExplainedRequest explained) {
                open.ifPresent(why -> request.abortWith(explained.open(why)));
            }
        }
    }
}
