package io.github.dropwizardjwt.openapi;

import io.github.dropwizardjwt.auth.route.Access;
import io.github.dropwizardjwt.auth.route.Route;
import io.github.dropwizardjwt.auth.route.Routes;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operations of a document, with the routes that they call. */
final class GuardedOperations {
    private static final Logger LOGGER = LoggerFactory.getLogger(GuardedOperations.class);

    private final RouteIndex routes;
    private final Set<Operation> ofBundle;
    private final List<GuardedOperation> found = new ArrayList<>();

    private GuardedOperations(RouteIndex routes, Set<Operation> ofBundle) {
        this.routes = routes;
        this.ofBundle = ofBundle;
    }

    /**
     * Finds the operations that our guards protect, and removes those whose requests are all rejected.
     *
     * @param basePath the path of Jersey, without a slash at the end
     */
    static List<GuardedOperation> of(Resources resources, Routes routes, String basePath) {
        GuardedOperations operations = new GuardedOperations(new RouteIndex(routes, basePath), resources.ofBundle());
        OpenAPI document = resources.document();
        Paths callable = new Paths();
        new TreeMap<>(document.getPaths()).forEach((path, item) -> {
            item.readOperationsMap().forEach((verb, operation) -> operations.read(path, item, verb, operation));
            if (!item.readOperations().isEmpty()) {
                callable.addPathItem(path, item);
            }
        });
        document.setPaths(callable);
        return operations.found();
    }

    /** No guard demands the tokens of endpoints that verify them: they accept those that the other endpoints demand. */
    private List<GuardedOperation> found() {
        List<Set<Credential>> tokens = found.stream()
                .filter(each ->
                        each.endpoint().filter(SessionEndpoint::demandsOne).isPresent())
                .flatMap(each -> each.alternatives().stream())
                .distinct()
                .toList();
        return found.stream()
                .map(each ->
                        each.endpoint().filter(SessionEndpoint::verifiesItself).isPresent()
                                ? new GuardedOperation(each.operation(), each.routes(), tokens, each.endpoint())
                                : each)
                .toList();
    }

    private void read(String path, PathItem item, PathItem.HttpMethod verb, Operation operation) {
        List<Route> called = routes.of(verb.name(), path);
        if (called.isEmpty()) {
            LOGGER.warn("{} {} is left out of the OpenAPI document, since Jersey has no such route", verb, path);
        }
        if (called.stream().anyMatch(GuardedOperations::isOfOthers)) {
            return;
        }
        List<Set<Credential>> alternatives = routes.alternatives(called);
        if (alternatives.isEmpty()) {
            item.operation(verb, null);
        } else {
            found.add(new GuardedOperation(operation, called, alternatives, endpoint(operation, called)));
        }
    }

    private Optional<SessionEndpoint> endpoint(Operation operation, List<Route> called) {
        return ofBundle.contains(operation)
                ? called.stream()
                        .flatMap(route -> SessionEndpoint.of(route).stream())
                        .findFirst()
                : Optional.empty();
    }

    /** Its guard is not ours, so that its own {@code @SecurityRequirement} is kept. */
    private static boolean isOfOthers(Route route) {
        return route.access() == Access.OTHER || route.access() == Access.OTHER_OPTIONAL;
    }
}
