package io.github.dropwizardjwt.cli;

import io.github.dropwizardjwt.auth.explain.Explanation;
import io.github.dropwizardjwt.auth.explain.RequestDescription;
import io.github.dropwizardjwt.auth.route.Routes;

/** An application that has run with its configuration, and of which no port is open. Not thread-safe. */
public interface StartedService {
    /**
     * Runs the application.
     *
     * @param <C> the application's configuration
     */
    @FunctionalInterface
    interface Factory<C> {
        /**
         * Runs the application: its bundles, {@code Application.run} and Jersey, as its start does, and nothing that
         * its lifecycle manages.
         *
         * @param configuration the whole configuration
         * @return the application
         * @throws Exception if the application would not start
         */
        StartedService of(C configuration) throws Exception;
    }

    /**
     * Its routes.
     *
     * @return those of the application port
     */
    Routes routes();

    /**
     * The routes of its admin port: guarded paths, servlets and tasks.
     *
     * @return the routes
     */
    Routes adminRoutes();

    /**
     * Explains what would come of a request.
     *
     * @param request the request
     * @return the explanation
     * @throws IllegalArgumentException if its path is not that of a URI, or not below that of Jersey
     */
    Explanation explain(RequestDescription request);

    /**
     * Explains what would come of a request of a caller. Issues a token for it; if the application has sessions, in one
     * that is ended again.
     *
     * @param caller describes the token
     * @param method the HTTP method
     * @param path the path, encoded
     * @return the explanation
     * @throws IllegalArgumentException if the token is not possible, or the path as for {@link #explain}
     * @throws IllegalStateException if the application has no key to sign with
     */
    Explanation explainFor(TokenRequest caller, String method, String path);
}
