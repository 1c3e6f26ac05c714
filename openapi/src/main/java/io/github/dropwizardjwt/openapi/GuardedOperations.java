package io.github.dropwizardjwt.openapi;

import io.github.dropwizardjwt.auth.route.Access;
import io.github.dropwizardjwt.auth.route.Demand;
import io.github.dropwizardjwt.auth.route.Route;
import io.github.dropwizardjwt.auth.route.Routes;
import io.github.dropwizardjwt.token.TokenType;
import io.swagger.v3.core.util.PathUtils;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.servers.Server;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adds to the operations of a document what the routes that they call demand. */
final class GuardedOperations {
    private static final Logger LOGGER = LoggerFactory.getLogger(GuardedOperations.class);

    private final Map<String, List<Route>> routes = new HashMap<>();
    private final String basePath;
    private final Credential usual;
    private final Details details;

    /**
     * Sorts the routes by the operation that calls them. Several differ in their media types.
     *
     * @param basePath the path of Jersey
     */
    GuardedOperations(Routes all, String basePath, Details details) {
        this.basePath = basePath.replaceFirst("/$", "");
        this.usual = Credential.inHeader(TokenType.AUTH, header(all));
        this.details = details;
        for (Route route : all) {
            if (route.path().startsWith(this.basePath + "/")) {
                String operation = operation(route.verb(), route.path().substring(this.basePath.length()));
                routes.computeIfAbsent(operation, key -> new ArrayList<>()).add(route);
            }
        }
    }

    /** The same for all methods that do not name a cookie. */
    private static String header(Routes all) {
        return all.all().stream()
                .flatMap(route -> route.demands().stream())
                .map(Demand::header)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(HttpHeaders.AUTHORIZATION);
    }

    /** Templates as OpenAPI has them, without regular expressions. */
    private static String operation(String verb, String template) {
        String path = PathUtils.parsePath(template, new HashMap<>());
        return verb + " " + path.replaceFirst("(?<=.)/$", "");
    }

    /** Completes a document of the same application. */
    void describeIn(OpenAPI document) {
        if (document.getServers() == null && !basePath.isEmpty()) {
            document.addServersItem(new Server().url(basePath));
        }
        List<GuardedOperation> guarded = new ArrayList<>();
        Paths described = new Paths();
        new TreeMap<>(document.getPaths()).forEach((path, item) -> {
            item.readOperationsMap().forEach((verb, operation) -> {
                List<Route> called = routes(verb, path);
                if (called.stream().noneMatch(GuardedOperations::isOfOthers)) {
                    GuardedOperation rules = GuardedOperation.of(operation, called, usual);
                    if (rules.ways().isEmpty()) {
                        item.operation(verb, null);
                    } else {
                        guarded.add(rules);
                    }
                }
            });
            if (!item.readOperations().isEmpty()) {
                described.addPathItem(path, item);
            }
        });
        document.setPaths(described);
        new SecurityComponents(document, details).describe(guarded);
    }

    private List<Route> routes(PathItem.HttpMethod verb, String path) {
        List<Route> called = routes.getOrDefault(operation(verb.name(), path), List.of());
        if (called.isEmpty()) {
            LOGGER.warn("{} {} is left out of the OpenAPI document, since Jersey has no such route", verb, path);
        }
        return called;
    }

    /** What its annotations say stays, since its guard is not ours. */
    private static boolean isOfOthers(Route route) {
        return route.access() == Access.OTHER || route.access() == Access.OTHER_OPTIONAL;
    }
}
