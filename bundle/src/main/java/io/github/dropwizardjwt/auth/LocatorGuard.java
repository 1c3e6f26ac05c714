package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.model.Invocable;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;

/**
 * Guards sub-resource locators. No filter can: Jersey attaches none to them and calls them while it still matches the
 * path. But it tells when it has matched one, before it calls it, and an exception from here ends the request.
 */
final class LocatorGuard implements ApplicationEventListener, RequestEventListener {
    private final Guards guards;
    private final Refusals refusals;

    LocatorGuard(Guards guards, Refusals refusals) {
        this.guards = guards;
        this.refusals = refusals;
    }

    @Override
    public void onEvent(ApplicationEvent event) {
        // Requests matter here, not the application.
    }

    @Override
    public RequestEventListener onRequest(RequestEvent event) {
        return this;
    }

    @Override
    public void onEvent(RequestEvent event) {
        if (event.getType() == RequestEvent.Type.LOCATOR_MATCHED) {
            admit(event.getContainerRequest());
        }
    }

    /**
     * Lets the request reach the locator that was matched last.
     *
     * @throws WebApplicationException with the answer to a refused request
     */
    void admit(ContainerRequest request) {
        ResourceMethod locator =
                request.getUriInfo().getMatchedResourceLocators().get(0);
        Invocable invocable = locator.getInvocable();
        guards.of(invocable.getHandler().getHandlerClass(), invocable.getHandlingMethod())
                .ifPresent(guard -> admit(request, guard));
    }

    private void admit(ContainerRequest request, Guard guard) {
        try {
            guard.admit(request);
        } catch (TokenRejectedException e) {
            throw refused(refusals.rejected(request, e, guard.scopeNames()));
        } catch (TokenUnavailableException e) {
            throw refused(refusals.unavailable(request, e));
        }
    }

    private static WebApplicationException refused(Response answer) {
        return new WebApplicationException(answer);
    }
}
