package io.github.dropwizardjwt.testing;

import io.github.dropwizardjwt.auth.route.Access;
import io.github.dropwizardjwt.auth.route.Route;
import io.github.dropwizardjwt.auth.route.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;

/** The tests of all routes that are closed to somebody. */
final class Matrix {
    private static final Set<Access> OPEN_OR_NOT_OURS =
            Set.of(Access.OPEN, Access.OTHER, Access.OTHER_OPTIONAL, Access.OUTSIDE);

    private final MatrixOptions options;
    private final List<Route> routes;
    private final Places places;

    Matrix(TestedService service, MatrixOptions options) {
        this.options = options;
        Routes all = service.routes();
        this.places = Places.of(all);
        this.routes = all.all().stream()
                .filter(route -> !OPEN_OR_NOT_OURS.contains(route.access()))
                .filter(route ->
                        route.access() != Access.UNKNOWN || !route.demands().isEmpty())
                .toList();
    }

    /**
     * The tests, in a container for each route.
     *
     * @throws IllegalArgumentException if there is no route, or an option names none
     */
    Stream<DynamicNode> nodes() {
        if (routes.stream().noneMatch(options::isWanted)) {
            throw new IllegalArgumentException(
                    "No route is closed to anybody, so there is nothing to test; are the resources registered, and is the "
                            + "path of only(…) right?");
        }
        List<RouteCases> cases = routes.stream()
                .map(route -> new RouteCases(route, options, places))
                .toList();
        checkNames(cases);
        return cases.stream().filter(RouteCases::isWanted).map(RouteCases::node);
    }

    /** An option with a slip of the pen would have no effect. */
    private void checkNames(List<RouteCases> cases) {
        Set<String> known = cases.stream().map(RouteCases::name).collect(Collectors.toSet());
        List<String> unknown = new ArrayList<>(options.namedRoutes());
        unknown.removeAll(known);
        cases.forEach(each -> known.addAll(each.caseNames()));
        List<String> exceptions = new ArrayList<>(options.exceptions());
        exceptions.removeAll(known);
        unknown.addAll(exceptions);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("There is no closed route or case " + String.join(", ", unknown)
                    + "; the routes are "
                    + cases.stream().map(RouteCases::name).collect(Collectors.joining(", ")));
        }
    }
}
