package io.github.dropwizardjwt.auth.route;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Compares routes with a text that was written before. Blanks, empty lines and comments make no difference. */
final class RoutesDifference {
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private RoutesDifference() {}

    /** The lines to remove from the text, with a minus, and to add, with a plus; those of one path stand together. */
    static List<String> of(Routes routes, String text) {
        List<String> present = RoutesText.lines(routes);
        List<String> before = text.lines()
                .filter(line -> !line.isBlank() && !line.stripLeading().startsWith(RoutesText.COMMENT))
                .toList();
        return Stream.concat(
                        without(before, present).stream().map(line -> "- " + line),
                        without(present, before).stream().map(line -> "+ " + line))
                .sorted(Comparator.comparing(RoutesDifference::path))
                .toList();
    }

    private static List<String> without(List<String> lines, List<String> others) {
        List<String> left =
                new ArrayList<>(lines.stream().map(RoutesDifference::normal).toList());
        others.forEach(other -> left.remove(normal(other)));
        return left;
    }

    private static String normal(String line) {
        return BLANKS.matcher(line.strip()).replaceAll(" ");
    }

    /** The text after sign and verb. */
    private static String path(String difference) {
        String[] words = difference.split(" ", 4);
        return words.length > 2 ? words[2] + " " + words[1] : difference;
    }
}
