package io.github.dropwizardjwt.auth;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** The one filter of one resource method. */
final class GuardFilter implements ContainerRequestFilter {
    private final Guard guard;
    private final Refusals refusals;

    GuardFilter(Guard guard, Refusals refusals) {
        this.guard = guard;
        this.refusals = refusals;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        refusals.by(guard, request).ifPresent(request::abortWith);
    }
}
