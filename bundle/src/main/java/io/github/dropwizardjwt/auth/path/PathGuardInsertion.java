package io.github.dropwizardjwt.auth.path;

import io.dropwizard.jetty.MutableServletContextHandler;
import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ServletMapping;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the guards of a context before all its other handlers. Done when the server starts, since each handler that is
 * inserted comes before those inserted earlier.
 *
 * @param method how paths of this context are guarded
 * @param context the context
 * @param handler the guards
 */
record PathGuardInsertion(String method, MutableServletContextHandler context, PathGuardHandler handler) {
    private static final Logger LOGGER = LoggerFactory.getLogger(PathGuardInsertion.class);

    void register(LifecycleEnvironment lifecycle) {
        lifecycle.addEventListener(new LifeCycle.Listener() {
            @Override
            public void lifeCycleStarting(LifeCycle event) {
                if (event instanceof Server) {
                    context.insertHandler(handler);
                }
            }
        });
        context.addEventListener(new LifeCycle.Listener() {
            // Before the ports are opened; a context that has started takes no further handlers.
            @Override
            public void lifeCycleStarted(LifeCycle event) {
                checkIsOutermost();
                report();
            }
        });
    }

    /** A handler before the guards could respond to requests that they would reject. */
    private void checkIsOutermost() {
        if (context.getHandler() != handler) {
            throw new IllegalStateException("A handler was inserted before the guards of " + method
                    + "(…), when the server started; insert it in Application.run");
        }
    }

    private void report() {
        List<String> guarded = new ArrayList<>();
        List<String> open = new ArrayList<>();
        for (ServletMapping mapping : context.getServletHandler().getServletMappings()) {
            for (String path : mapping.getPathSpecs()) {
                (isGuarded(path) ? guarded : open).add(path + " (" + mapping.getServletName() + ")");
            }
        }
        LOGGER.info(
                "{}: {} guarded; servlets guarded as a whole: {}; other servlets: {}. WebSockets are guarded by their "
                        + "paths, and not listed",
                method,
                handler.guards().stream().map(PathGuard::route).toList(),
                guarded,
                open);
    }

    private boolean isGuarded(String path) {
        return handler.guards().stream().anyMatch(guard -> guard.coversAll(path));
    }
}
