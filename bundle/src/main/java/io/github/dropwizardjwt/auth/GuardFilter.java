package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenUnavailableException;
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
        try {
            guard.admit(request);
        } catch (TokenRejectedException e) {
            request.abortWith(refusals.rejected(request, e, guard.scopeNames()));
        } catch (TokenUnavailableException e) {
            request.abortWith(refusals.unavailable(request, e));
        }
    }
}
