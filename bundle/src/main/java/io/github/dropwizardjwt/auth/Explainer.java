package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.auth.error.MatchedRoute;
import io.github.dropwizardjwt.auth.explain.Evaluation;
import io.github.dropwizardjwt.auth.explain.ExplainedRequest;
import io.github.dropwizardjwt.auth.explain.Explanation;
import io.github.dropwizardjwt.auth.explain.RequestDescription;
import io.github.dropwizardjwt.auth.route.Route;
import java.util.concurrent.ExecutionException;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.spi.Container;
import org.glassfish.jersey.server.spi.ContainerLifecycleListener;
import org.jspecify.annotations.Nullable;

/** Hands requests that are to be explained to Jersey, which matches them and asks the guards. Thread-safe. */
final class Explainer implements ContainerLifecycleListener {
    private static final int SERVER_ERROR = 500;

    private final RouteList routes;
    private volatile @Nullable ApplicationHandler application;

    Explainer(RouteList routes) {
        this.routes = routes;
    }

    @Override
    public void onStartup(Container container) {
        application = container.getApplicationHandler();
    }

    @Override
    public void onReload(Container container) {
        application = container.getApplicationHandler();
    }

    @Override
    public void onShutdown(Container container) {
        application = null;
    }

    /**
     * Explains a request.
     *
     * @throws IllegalArgumentException if the target is no path and query of a URI, or not below the base path
     * @throws IllegalStateException if Jersey has not started, or has stopped
     */
    Explanation explain(RequestDescription description, String base, Evaluation evaluation) {
        ApplicationHandler running = application;
        if (running == null) {
            throw new IllegalStateException("Requests can be explained while the server runs");
        }
        if (!description.target().startsWith(base)) {
            throw new IllegalArgumentException("The path is not below that of Jersey, " + base);
        }
        ExplainedRequest request = new ExplainedRequest(description, base, running.getConfiguration(), evaluation);
        int status = statusOf(request, running);
        return request.explanation(status, matched(request, base));
    }

    private static int statusOf(ExplainedRequest request, ApplicationHandler running) {
        try {
            return running.apply(request).get().getStatus();
        } catch (ExecutionException e) {
            // The container would answer an exception that no mapper maps.
            return SERVER_ERROR;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /** The route of the method that was matched; null where there is none, or a locator has found it at run time. */
    private @Nullable Route matched(ExplainedRequest request, String base) {
        if (request.getUriInfo().getMatchedResourceMethod() == null) {
            return null;
        }
        MatchedRoute matched = MatchedRoute.of(request);
        return routes.routes().stream()
                .map(route -> route.below(base.substring(0, base.length() - 1)))
                .filter(route -> route.verb().equals(matched.verb())
                        && route.path().equals(matched.template())
                        && route.isOf(matched.resource()))
                .findFirst()
                .orElse(null);
    }
}
