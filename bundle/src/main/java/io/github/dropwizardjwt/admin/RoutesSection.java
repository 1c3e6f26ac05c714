package io.github.dropwizardjwt.admin;

import io.github.dropwizardjwt.auth.route.Access;
import io.github.dropwizardjwt.auth.route.Route;
import io.github.dropwizardjwt.auth.route.Routes;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Shows each route and its rule.
 *
 * @param application the routes of the application, as they are at each request
 * @param admin those of the admin port
 */
record RoutesSection(Supplier<Routes> application, Supplier<Routes> admin) implements Section {
    @Override
    public String title() {
        return "Routes";
    }

    @Override
    public void write(Html html, Instant now) {
        try {
            write(html, "The application", application.get());
        } catch (IllegalStateException e) {
            html.element("p", "The routes of the application are not known, since Jersey has not started.");
        }
        write(html, "The admin port", admin.get());
    }

    private static void write(Html html, String owner, Routes all) {
        html.element("p", owner + " has " + all.all().size() + " routes" + summary(all) + ".");
        Table table = new Table(html, owner + ": routes and their rules", "Route", "Rule", "Place", "Note");
        for (Route route : all) {
            table.row(route.verb() + " " + route.path())
                    .cell(route.rule())
                    .cell(route.place())
                    .cell(route.reason().map(reason -> '"' + reason + '"').orElse(route.note()));
        }
        table.end();
    }

    private static String summary(Routes all) {
        Map<Access, Long> counts =
                all.all().stream().collect(Collectors.groupingBy(Route::access, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().name().toLowerCase(Locale.ROOT))
                .reduce((some, more) -> some + ", " + more)
                .map(": "::concat)
                .orElse("");
    }
}
