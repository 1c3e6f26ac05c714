package io.github.dropwizardjwt.auth;

import com.google.common.collect.Lists;
import io.github.dropwizardjwt.auth.error.ErrorResponses;
import io.github.dropwizardjwt.auth.explain.ExplainedRequest;
import jakarta.ws.rs.WebApplicationException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.model.Invocable;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;

/**
 * Guards sub-resource locators. Filters cannot: Jersey calls locators while it still matches the path, before any
 * filter. But it sends an event when it has matched a locator, before it calls it, and an exception from the listener
 * ends the request. A locator with parameters is guarded earlier, by {@link LocatorParamProvider}.
 */
final class LocatorGuard implements ApplicationEventListener, RequestEventListener {
    private static final String PROPERTY = LocatorGuard.class.getName();

    private final Guards guards;
    private final ErrorResponses responses;
    private final Candidates candidates;

    LocatorGuard(Guards guards, ErrorResponses responses, Candidates candidates) {
        this.guards = guards;
        this.responses = responses;
        this.candidates = candidates;
    }

    /**
     * How many locators have admitted a request. A locator can be matched twice on one path, with other parameters; and
     * a forwarded request keeps the properties of the original.
     */
    private record Admitted(ContainerRequest request, int locators) {}

    @Override
    public void onEvent(ApplicationEvent event) {
        // Only events of requests are of interest.
    }

    @Override
    public RequestEventListener onRequest(RequestEvent event) {
        return this;
    }

    @Override
    public void onEvent(RequestEvent event) {
        if (event.getType() == RequestEvent.Type.LOCATOR_MATCHED) {
            admit(event.getContainerRequest());
        } else if (event.getType() == RequestEvent.Type.REQUEST_MATCHED) {
            List<ResourceMethod> matched = matched(event.getContainerRequest());
            if (isComparedTwice(matched, event.getContainerRequest())) {
                ask(matched, event.getContainerRequest());
            }
            if (event.getContainerRequest() instanceof ExplainedRequest explained) {
                endIfOpen(explained);
            }
        } else if (event.getType() == RequestEvent.Type.RESOURCE_METHOD_START
                && event.getContainerRequest() instanceof ExplainedRequest) {
            throw new IllegalStateException("A request that is explained must not reach a resource method");
        }
    }

    /**
     * Asks the guard of the last matched locator before its parameters are converted, unless it has been asked already.
     *
     * @throws WebApplicationException with the response to a rejected request
     */
    void admitTo(ContainerRequest request) {
        if (request.getUriInfo().getMatchedResourceMethod() == null) {
            admit(request);
        }
    }

    /** A method that has no guard has no filter either, which would end the request, unless it has @SameOrigin. */
    private void endIfOpen(ExplainedRequest request) {
        Invocable invocable = request.getUriInfo().getMatchedResourceMethod().getInvocable();
        Class<?> resource = invocable.getHandler().getHandlerClass();
        Method method = invocable.getHandlingMethod();
        if (!SameOriginRules.isDemanded(resource, method)) {
            guards.whyOpen(resource, method).ifPresent(why -> {
                throw new WebApplicationException(request.open(why));
            });
        }
    }

    private void admit(ContainerRequest request) {
        List<ResourceMethod> matched = matched(request);
        Admitted now = new Admitted(request, matched.size());
        if (!now.equals(request.getProperty(PROPERTY))) {
            ask(isComparedTwice(matched, request) ? matched : matched.subList(0, 1), request);
            request.setProperty(PROPERTY, now);
            if (!(request instanceof ExplainedRequest)) {
                candidates.evaluate(matched.get(0).getInvocable(), request);
            }
        }
    }

    /**
     * Whether the path has several values for a parameter that one of the guards compares. A method below acts on a
     * value that the guards of the locators above have not seen, so all guards must compare all values.
     */
    private boolean isComparedTwice(List<ResourceMethod> matched, ContainerRequest request) {
        return matched.stream()
                .flatMap(locator -> guardOf(locator).stream())
                .flatMap(guard -> guard.parameters().stream())
                .anyMatch(name -> request.getUriInfo()
                                .getPathParameters(true)
                                .getOrDefault(name, List.of())
                                .size()
                        > 1);
    }

    /** Starts with the outermost locator: the token that the innermost demands is the one that applies below. */
    private void ask(List<ResourceMethod> matched, ContainerRequest request) {
        for (ResourceMethod locator : Lists.reverse(matched)) {
            guardOf(locator)
                    .flatMap(guard -> guard.rejection(request, responses))
                    .ifPresent(response -> {
                        throw new WebApplicationException(response);
                    });
        }
    }

    private Optional<Guard> guardOf(ResourceMethod locator) {
        Invocable invocable = locator.getInvocable();
        Class<?> handler = invocable.getHandler().getHandlerClass();
        HiddenAnnotations.reject(handler);
        return guards.of(handler, invocable.getHandlingMethod());
    }

    /** The matched locators, the innermost first. */
    private static List<ResourceMethod> matched(ContainerRequest request) {
        return request.getUriInfo().getMatchedResourceLocators();
    }
}
