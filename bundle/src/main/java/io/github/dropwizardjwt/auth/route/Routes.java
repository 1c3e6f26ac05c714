package io.github.dropwizardjwt.auth.route;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

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

    @Override
    public Iterator<Route> iterator() {
        return all.iterator();
    }
}
