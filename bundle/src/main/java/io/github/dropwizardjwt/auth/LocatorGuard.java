package io.github.dropwizardjwt.auth;

import jakarta.ws.rs.WebApplicationException;
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
        HiddenAnnotations.refuse(invocable.getHandler().getHandlerClass());
        guards.of(invocable.getHandler().getHandlerClass(), invocable.getHandlingMethod())
                .flatMap(guard -> refusals.by(guard, request))
                .ifPresent(answer -> {
                    throw new WebApplicationException(answer);
                });
    }
}
