package io.github.dropwizardjwt;

import io.dropwizard.core.setup.Environment;
import io.dropwizard.jetty.MutableServletContextHandler;
import io.github.dropwizardjwt.auth.JwtFeature;
import io.github.dropwizardjwt.auth.explain.Evaluation;
import io.github.dropwizardjwt.auth.explain.Explanation;
import io.github.dropwizardjwt.auth.explain.RequestDescription;
import io.github.dropwizardjwt.auth.explain.Step;
import io.github.dropwizardjwt.auth.path.GuardedPaths;
import io.github.dropwizardjwt.auth.route.Route;
import io.github.dropwizardjwt.auth.route.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The routes of a running service, those of Jersey and those outside, and what they would do. */
record ServiceRoutes(JwtFeature feature, GuardedPaths paths, Environment environment) {
    /**
     * The routes of the application.
     *
     * @throws IllegalStateException before the server has started
     */
    Routes ofApplication() {
        String root = root();
        String context = context(environment.getApplicationContext().getContextPath());
        List<Route> routes = new ArrayList<>();
        feature.routes()
                .forEach(route -> routes.add(paths.guarded(route.below(root)).below(context)));
        routes.addAll(paths.routes(environment));
        return new Routes(routes);
    }

    /** The routes of the admin port. */
    Routes ofAdmin() {
        return new Routes(paths.adminRoutes(environment));
    }

    /**
     * Explains what would come of a request for the application.
     *
     * @throws IllegalStateException before the server has started
     */
    Explanation explain(RequestDescription request) {
        Evaluation evaluation = feature.evaluation();
        MutableServletContextHandler context = environment.getApplicationContext();
        OptionalInt rejected = paths.explain(request, context, evaluation);
        if (rejected.isPresent()) {
            return evaluation.explanation(request, null, rejected);
        }
        String jersey = context(context.getContextPath()) + root() + "/";
        Optional<String> servlet = paths.servletOf(request.path(), environment, jersey);
        if (servlet.isPresent()) {
            evaluation.add(Step.Outcome.OK, "what follows is up to the servlet " + servlet.get());
            return evaluation.explanation(request, null, OptionalInt.empty());
        }
        return feature.explain(request, jersey, evaluation);
    }

    /** The path of Jersey within the context, without a slash at the end. */
    private String root() {
        return environment.jersey().getUrlPattern().replaceFirst("/\\*$", "");
    }

    private static String context(String path) {
        return path.equals("/") ? "" : path;
    }
}
