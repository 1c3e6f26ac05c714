package io.github.dropwizardjwt;

import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.auth.JwtFeature;
import io.github.dropwizardjwt.auth.path.GuardedPaths;
import io.github.dropwizardjwt.auth.route.Route;
import io.github.dropwizardjwt.auth.route.Routes;
import java.util.ArrayList;
import java.util.List;

/** Lists all routes of a running service: those of Jersey, and those outside. */
record ServiceRoutes(JwtFeature feature, GuardedPaths paths, Environment environment) {
    /**
     * The routes of the application.
     *
     * @throws IllegalStateException before the server has started
     */
    Routes ofApplication() {
        String root = environment.jersey().getUrlPattern().replaceFirst("/\\*$", "");
        String context = context(environment.getApplicationContext().getContextPath());
        List<Route> routes = new ArrayList<>();
        feature.routes()
                .forEach(route -> routes.add(paths.guarded(route.below(root)).below(context)));
        routes.addAll(paths.routes(environment.getApplicationContext()));
        return new Routes(routes);
    }

    /** The routes of the admin port. */
    Routes ofAdmin() {
        return new Routes(paths.adminRoutes(environment.getAdminContext()));
    }

    private static String context(String path) {
        return path.equals("/") ? "" : path;
    }
}
