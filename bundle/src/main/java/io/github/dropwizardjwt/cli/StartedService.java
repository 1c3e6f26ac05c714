package io.github.dropwizardjwt.cli;

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
}
