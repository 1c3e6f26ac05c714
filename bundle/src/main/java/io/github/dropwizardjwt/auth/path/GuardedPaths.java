package io.github.dropwizardjwt.auth.path;

import io.dropwizard.core.setup.Environment;
import io.dropwizard.jetty.MutableServletContextHandler;
import io.github.dropwizardjwt.auth.explain.Evaluation;
import io.github.dropwizardjwt.auth.explain.RequestDescription;
import io.github.dropwizardjwt.auth.route.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The guarded paths of an application, and those of its admin port. Not thread-safe. */
public final class GuardedPaths {
    private final List<GuardedPath> application = new ArrayList<>();
    private final List<GuardedPath> admin = new ArrayList<>();
    private @Nullable PathGuardHandler guards;
    private @Nullable PathGuardHandler adminGuards;

    /**
     * Guards a path of the application.
     *
     * @param path {@code /x}, or {@code /x/*} for it and all below it, within the application's context path
     * @return what to demand
     * @throws IllegalArgumentException if it has another form
     * @throws IllegalStateException if the paths are registered already
     */
    public GuardedPath add(String path) {
        return add(application, path);
    }

    /**
     * Guards a path of the admin port.
     *
     * @param path as for {@link #add(String)}
     * @return what to demand
     * @throws IllegalArgumentException if it has another form
     * @throws IllegalStateException if the paths are registered already
     */
    public GuardedPath addAdmin(String path) {
        return add(admin, path);
    }

    private GuardedPath add(List<GuardedPath> to, String path) {
        if (guards != null) {
            throw new IllegalStateException("Paths are guarded in initialize(), before the JwtBundle runs");
        }
        GuardedPath guarded = new GuardedPath(path);
        to.add(guarded);
        return guarded;
    }

    /**
     * Registers the guards with Jetty, if there are any.
     *
     * @param environment the application's
     * @param compiler compiles them
     * @throws IllegalArgumentException if one cannot be compiled; the message names the path
     */
    public void register(Environment environment, PathGuardCompiler compiler) {
        guards = register("guard", application, environment.getApplicationContext(), environment, compiler);
        adminGuards = register("guardAdmin", admin, environment.getAdminContext(), environment, compiler.ofAdmin());
    }

    /**
     * The guarded paths of the application, and its servlets but that of Jersey.
     *
     * @param environment the application's
     * @return the routes
     */
    public List<Route> routes(Environment environment) {
        return new OutsideRoutes("guard", of(guards), servlets(environment)).list();
    }

    /**
     * A resource method, with what the guards of its path demand. A guard that covers only some of the paths that a
     * template matches is left out: it does not protect the method.
     *
     * @param route the route, below the context path
     * @return the route behind its guards
     */
    public Route guarded(Route route) {
        return route.behind(of(guards).stream()
                .filter(guard -> guard.coversAll(route.path()))
                .map(PathGuard::demand)
                .toList());
    }

    /**
     * The guarded paths of the admin port, and its servlets.
     *
     * @param environment the application's
     * @return the routes
     */
    public List<Route> adminRoutes(Environment environment) {
        return new OutsideRoutes(
                        "guardAdmin", of(adminGuards), new ContextServlets(environment.getAdminContext(), null))
                .list();
    }

    /**
     * Explains a request for the application, up to the first guard that rejects it.
     *
     * @param request the request
     * @param context the application's
     * @param evaluation gets the steps
     * @return the status of the response; empty where all guards admit the request, or none covers it
     */
    public OptionalInt explain(
            RequestDescription request, MutableServletContextHandler context, Evaluation evaluation) {
        return guards == null ? OptionalInt.empty() : guards.explain(request, context.getContextPath(), evaluation);
    }

    /**
     * The servlet outside Jersey that serves a path of the application.
     *
     * @param path the path with the context path
     * @param environment the application's
     * @param jersey the base path of Jersey with the context path, with a slash at the end
     * @return the name of the servlet; empty where Jersey serves the path, or nobody
     */
    public Optional<String> servletOf(String path, Environment environment, String jersey) {
        return servlets(environment).servletOf(path, jersey);
    }

    private static ContextServlets servlets(Environment environment) {
        return new ContextServlets(environment.getApplicationContext(), environment.getJerseyServletContainer());
    }

    /** None before they are registered. */
    private static List<PathGuard> of(@Nullable PathGuardHandler handler) {
        return handler == null ? List.of() : handler.guards();
    }

    private static PathGuardHandler register(
            String method,
            List<GuardedPath> paths,
            MutableServletContextHandler context,
            Environment environment,
            PathGuardCompiler compiler) {
        PathGuardHandler handler = new PathGuardHandler(
                paths.stream()
                        .map(path -> compiler.compile(method, context.getContextPath(), path))
                        .toList(),
                compiler.principals(),
                compiler.responses());
        if (!paths.isEmpty()) {
            new PathGuardInsertion(method, context, handler).register(environment.lifecycle());
        }
        return handler;
    }
}
