package io.github.dropwizardjwt.auth.path;

import io.github.dropwizardjwt.auth.route.Access;
import io.github.dropwizardjwt.auth.route.Demand;
import io.github.dropwizardjwt.auth.route.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The routes of a servlet context that are not resource methods: guarded paths and servlets. WebSockets are listed by
 * the paths that guard them.
 *
 * @param method how paths of this context are guarded
 * @param guards the guards
 * @param servlets its servlets
 */
record OutsideRoutes(String method, List<PathGuard> guards, ContextServlets servlets) {
    private static final String ANY = "*";

    List<Route> list() {
        List<Route> routes = new ArrayList<>();
        for (PathGuard guard : guards) {
            if (!isSaidByServlet(guard)) {
                routes.add(route(guard.pattern().toString(), List.of(guard.demand()), method, note(guard)));
            }
        }
        servlets.names().forEach((path, name) -> routes.add(servlet(path, name)));
        return routes;
    }

    /** Whether the line of a servlet has the same path and rule. */
    private boolean isSaidByServlet(PathGuard guard) {
        String path = guard.pattern().toString();
        return note(guard).isEmpty() && servlets.names().containsKey(path);
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
        return new Route(
                ANY,
                servlets.prefix() + path,
                demands.isEmpty() ? Access.OUTSIDE : Access.TOKEN,
                demands,
                place,
                Optional.empty(),
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
}
