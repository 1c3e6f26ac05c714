package io.github.dropwizardjwt.openapi;

import io.github.dropwizardjwt.auth.route.Demand;
import io.github.dropwizardjwt.auth.route.Route;
import io.github.dropwizardjwt.auth.route.Routes;
import io.github.dropwizardjwt.token.TokenType;
import io.swagger.v3.core.util.PathUtils;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The routes by the operation that calls them. */
final class RouteIndex {
    private final Map<String, List<Route>> routes = new HashMap<>();
    private final Credential usual;

    /**
     * Sorts routes.
     *
     * @param basePath the path of Jersey, without a slash at the end
     */
    RouteIndex(Routes all, String basePath) {
        for (Route route : all) {
            if (route.path().startsWith(basePath + "/")) {
                String operation = operation(route.verb(), route.path().substring(basePath.length()));
                routes.computeIfAbsent(operation, key -> new ArrayList<>()).add(route);
            }
        }
        usual = Credential.inHeader(TokenType.AUTH, header(all));
    }

    /** The header that carries tokens: one setting of the application, which methods cannot change. */
    private static String header(Routes all) {
        return all.all().stream()
                .flatMap(route -> route.demands().stream())
                .map(Demand::header)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(HttpHeaders.AUTHORIZATION);
    }

    /** The path is a template of OpenAPI, which has no regular expressions. */
    private static String operation(String verb, String template) {
        String path = PathUtils.parsePath(template, new HashMap<>());
        return verb + " " + path.replaceFirst("(?<=.)/$", "");
    }

    /**
     * The routes of an operation: several where methods differ in their media types only; empty where Jersey has none.
     */
    List<Route> of(String verb, String path) {
        return routes.getOrDefault(operation(verb, path), List.of());
    }

    /** The tokens that the routes demand; empty where every request is rejected. */
    List<Set<Credential>> alternatives(List<Route> called) {
        return called.stream()
                .flatMap(route -> Alternatives.of(route, usual).stream())
                .distinct()
                .toList();
    }
}
