package io.github.dropwizardjwt.auth.route;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Routes as text, one line for each. The columns have fixed widths, so that a new route does not move the lines of the
 * others; a longer text shifts only what follows in its own line.
 */
final class RoutesText {
    static final String COMMENT = "#";

    private static final String HEADER = COMMENT + " dropwizard-jwt routes 1\n";
    private static final int[] WIDTHS = {7, 38, 46};

    private RoutesText() {}

    static String of(Routes routes) {
        return lines(routes).stream().collect(Collectors.joining("\n", HEADER, "\n"));
    }

    static List<String> lines(Routes routes) {
        List<String> lines = new ArrayList<>();
        for (Route route : routes) {
            lines.add(line(route.verb(), route.path(), rule(route, routes), route.place()));
            route.candidate()
                    .ifPresent(rule -> lines.add(line(route.verb(), route.path(), "candidate " + rule, route.place())));
        }
        return lines;
    }

    /** With the media types, where they tell the route from another one. */
    private static String rule(Route route, Routes routes) {
        String rule = RuleWords.withNote(route);
        return isUnique(route, routes)
                ? rule
                : rule + types("consumes=", route.consumes()) + types("produces=", route.produces());
    }

    private static boolean isUnique(Route route, Routes routes) {
        return routes.all().stream()
                        .filter(other -> other.verb().equals(route.verb())
                                && other.path().equals(route.path()))
                        .count()
                == 1;
    }

    private static String types(String name, List<String> types) {
        return types.isEmpty() ? "" : " " + name + String.join(",", types);
    }

    private static String line(String... columns) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < columns.length; i++) {
            line.append(columns[i]);
            if (i < WIDTHS.length) {
                line.append(" ".repeat(Math.max(0, WIDTHS[i] - columns[i].length())))
                        .append(' ');
            }
        }
        return line.toString();
    }
}
