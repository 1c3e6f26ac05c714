package io.github.dropwizardjwt.auth.route;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Routes as a table in Markdown. */
final class RoutesMarkdown {
    private RoutesMarkdown() {}

    static String of(Routes routes) {
        return Stream.concat(
                        Stream.of("| method | path | rule | declared by |", "|---|---|---|---|"),
                        routes.all().stream()
                                .map(route -> row(route.verb(), code(route.path()), rule(route), code(route.place()))))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String rule(Route route) {
        return RuleWords.withNote(route)
                + route.candidate().map(rule -> ", candidate " + rule).orElse("");
    }

    private static String row(String... cells) {
        return Stream.of(cells).map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
