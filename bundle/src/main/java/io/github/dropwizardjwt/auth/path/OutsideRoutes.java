package io.github.dropwizardjwt.auth.path;

import io.dropwizard.jetty.MutableServletContextHandler;
import io.github.dropwizardjwt.auth.route.Access;
import io.github.dropwizardjwt.auth.route.Demand;
import io.github.dropwizardjwt.auth.route.Route;
import jakarta.servlet.Servlet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.ServletHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.ee10.servlet.ServletMapping;
import org.eclipse.jetty.http.pathmap.ServletPathSpec;
import org.jspecify.annotations.Nullable;

/**
 * The routes of a servlet context that are not resource methods: guarded paths and servlets. WebSockets are listed by
 * the paths that guard them.
 *
 * @param method how paths of this context are guarded
 * @param guards the guards
 * @param context the context
 * @param jersey Jersey's servlet, which is not listed; null where there is none
 */
record OutsideRoutes(
        String method,
        List<PathGuard> guards,
        MutableServletContextHandler context,
        @Nullable Servlet jersey) {
    private static final String ANY = "*";

    List<Route> list() {
        List<Route> routes = new ArrayList<>();
        for (PathGuard guard : guards) {
            if (!isSaidByServlet(guard)) {
                routes.add(route(guard.pattern().toString(), List.of(guard.demand()), method, note(guard)));
            }
        }
        for (ServletMapping mapping : context.getServletHandler().getServletMappings()) {
            if (isOfApplication(mapping)) {
                for (String path : mapping.getPathSpecs()) {
                    routes.add(servlet(path, name(mapping)));
                }
            }
        }
        return routes;
    }

    /** Whether the line of a servlet has the same path and rule. */
    private boolean isSaidByServlet(PathGuard guard) {
        String path = guard.pattern().toString();
        return note(guard).isEmpty()
                && Stream.of(context.getServletHandler().getServletMappings())
                        .filter(this::isOfApplication)
                        .anyMatch(mapping -> List.of(mapping.getPathSpecs()).contains(path));
    }

    /**
     * The servlet outside Jersey that serves a path. The longest prefix wins, and a suffix only where no prefix matches
     * (Jakarta Servlet 6.0 §12.1).
     *
     * @param jersey the base path of Jersey, with a slash at the end
     */
    Optional<String> servletOf(String path, String jersey) {
        String contextPath = context.getContextPath().equals("/") ? "" : context.getContextPath();
        if (!path.startsWith(contextPath)) {
            return Optional.empty();
        }
        String within = path.substring(contextPath.length());
        int shadowed = path.startsWith(jersey) ? jersey.length() - contextPath.length() : 0;
        String longest = "";
        Optional<String> found = Optional.empty();
        for (ServletMapping mapping : context.getServletHandler().getServletMappings()) {
            for (String spec : isOfApplication(mapping) ? mapping.getPathSpecs() : new String[0]) {
                boolean serves = new ServletPathSpec(spec).matched(within) != null;
                if (serves && spec.length() > longest.length() && (shadowed == 0 || isLonger(spec, shadowed))) {
                    longest = spec;
                    found = Optional.of(name(mapping));
                }
            }
        }
        return found;
    }

    private static boolean isLonger(String spec, int shadowed) {
        return spec.startsWith("/") && spec.replace("*", "").length() > shadowed;
    }

    private Route servlet(String path, String name) {
        List<PathGuard> covering =
                guards.stream().filter(guard -> guard.coversAll(path)).toList();
        boolean inPart = covering.isEmpty()
                && guards.stream().anyMatch(guard -> guard.pattern().overlaps(path));
        return route(
                path,
                covering.stream().map(PathGuard::demand).toList(),
                "-",
                "servlet " + name + (inPart ? ", guarded in part" : ""));
    }

    private Route route(String path, List<Demand> demands, String place, String note) {
        String contextPath = context.getContextPath();
        return new Route(
                ANY,
                contextPath.equals("/") ? path : contextPath + path,
                demands.isEmpty() ? Access.OUTSIDE : Access.TOKEN,
                demands,
                place,
                Optional.empty(),
                note,
                List.of(),
                List.of());
    }

    private static String note(PathGuard guard) {
        List<String> notes = new ArrayList<>();
        if (guard.credentials().tickets() != null) {
            notes.add("or a ticket");
        }
        guard.exceptions().forEach(exception -> notes.add("except " + exception));
        return String.join(", ", notes);
    }

    /** Jetty's name for a servlet that was registered without one is that of its class and a number of this run. */
    private String name(ServletMapping mapping) {
        Class<?> type = typeOf(mapping);
        String name = mapping.getServletName();
        return type != null && name.startsWith(type.getName() + "-") ? type.getSimpleName() : name;
    }

    private @Nullable Class<?> typeOf(ServletMapping mapping) {
        ServletHolder holder = context.getServletHandler().getServlet(mapping.getServletName());
        return holder == null ? null : holder.getHeldClass();
    }

    /**
     * Neither Dropwizard's Jersey, nor the servlet that Jetty adds for what no other takes. What another Jersey serves
     * is as open as any servlet.
     */
    private boolean isOfApplication(ServletMapping mapping) {
        ServletHolder holder = context.getServletHandler().getServlet(mapping.getServletName());
        return holder == null
                || (holder.getHeldClass() != ServletHandler.Default404Servlet.class
                        && (jersey == null || holder.getServletInstance() != jersey));
    }
}
