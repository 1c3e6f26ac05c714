package io.github.dropwizardjwt.auth.route;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/**
 * All routes of an application, sorted by path, then by HTTP method. The methods that Jersey generates to answer
 * {@code OPTIONS} and {@code HEAD} are not listed. Immutable and thread-safe.
 */
public final class Routes implements Iterable<Route> {
    private static final Comparator<Route> ORDER =
            Comparator.comparing(Route::path).thenComparing(Route::verb).thenComparing(Route::place);

    private final List<Route> all;

    /**
     * Sorts routes.
     *
     * @param routes the routes
     */
    public Routes(List<Route> routes) {
        this.all = routes.stream().sorted(ORDER).toList();
    }

    /**
     * The routes.
     *
     * @return a list that cannot be changed
     */
    public List<Route> all() {
        return all;
    }

    /**
     * Those for which a condition holds.
     *
     * @param condition the condition
     * @return the routes
     */
    public Routes only(Predicate<Route> condition) {
        return new Routes(all.stream().filter(condition).toList());
    }

    /**
     * A text with one line for each route, to be kept with the sources: whoever reviews a change sees which rules it
     * changes. Ends with a line feed; has neither times nor line numbers.
     *
     * @return verb, path, rule and place
     */
    public String text() {
        return RoutesText.of(this);
    }

    /**
     * An object with an array {@code routes}, whose elements have the members of {@link Route} as texts.
     *
     * @return JSON
     */
    public String json() {
        return RoutesJson.of(this);
    }

    /**
     * A table with the columns of {@link #text()}.
     *
     * @return Markdown
     */
    public String markdown() {
        return RoutesMarkdown.of(this);
    }

    /**
     * Compares these routes with a text that {@link #text()} has returned before. Blanks, empty lines and lines that
     * begin with {@code #} make no difference.
     *
     * @param before the text
     * @return the lines that are no longer true, each after {@code "- "}, and those that are new, after {@code "+ "},
     *     sorted by path; empty where nothing has changed
     */
    public List<String> differencesFrom(String before) {
        return RoutesDifference.of(this, before);
    }

    @Override
    public Iterator<Route> iterator() {
        return all.iterator();
    }
}
