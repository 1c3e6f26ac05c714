package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.auth.route.Access;
import io.github.dropwizardjwt.auth.route.Demand;
import io.github.dropwizardjwt.auth.route.Route;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Describes the routes of an application, from the guards that protect them. Thread-safe. */
final class RouteList {
    private static final String DECLARED = "unless the returned object declares otherwise";

    private static final String SAME_ORIGIN = "same origin only";

    private static final String NOT_ANNOTATED = "not annotated";

    private volatile @Nullable List<Route> routes;

    /**
     * The routes that were found at start, below the base path.
     *
     * @throws IllegalStateException if Jersey has not started
     */
    List<Route> routes() {
        List<Route> found = routes;
        if (found == null) {
            throw new IllegalStateException("The routes are known once the server has started");
        }
        return found;
    }

    /** Which open routes do not say why, and how to fix it. */
    List<String> openWithoutReason() {
        return routes().stream()
                .filter(route -> route.access() == Access.OPEN && route.reason().isEmpty())
                .map(route -> route.verb() + " " + route.path() + " (" + route.place()
                        + "): it is open and does not say why, which openNeedsReason demands; use @Open(\"why\")"
                        + (route.note().contains(NOT_ANNOTATED) ? ", or @RequireToken" : " instead of @PermitAll"))
                .toList();
    }

    /** Describes the endpoints; locators only where what is below them is decided at run time. */
    void describe(List<Endpoint> endpoints, Guards guards, Candidates candidates) {
        List<Route> described = new ArrayList<>();
        for (Endpoint endpoint : endpoints) {
            if (!Guards.isGenerated(endpoint.resource())
                    && (!endpoint.isLocator() || isDecidedAtRunTime(endpoint, endpoints))) {
                described.add(describe(endpoint, guards, candidates));
            }
        }
        routes = List.copyOf(described);
    }

    /** A type without resource methods does not show what is below; one that is abstract, not all of it. */
    private static boolean isDecidedAtRunTime(Endpoint locator, List<Endpoint> endpoints) {
        return returnsAbstract(locator)
                || endpoints.stream().noneMatch(endpoint -> endpoint.locators().contains(locator));
    }

    private static Route describe(Endpoint endpoint, Guards guards, Candidates candidates) {
        List<Demand> demands = new ArrayList<>();
        boolean denied = false;
        for (Endpoint locator : endpoint.locators()) {
            Optional<Guard> guard = guards.of(locator.resource(), locator.method());
            denied |= isDenied(guard, demands);
            add(guard, demands);
        }
        Optional<Guard> own = guards.of(endpoint.resource(), endpoint.method());
        denied |= isDenied(own, demands);
        add(own, demands);
        Access access = denied ? Access.DENIED : access(endpoint, own, demands, guards);
        DeclarationPlace place = DeclarationPlace.of(endpoint);
        return new Route(
                endpoint.httpMethod(),
                endpoint.isLocator() ? endpoint.path() + "/…" : endpoint.path(),
                access,
                denied ? List.of() : demands,
                endpoint.name() + place.via(endpoint),
                candidates
                        .of(endpoint.resource(), endpoint.method())
                        .map(candidate -> candidate.demand().map(Demand::words).orElse("denied")),
                access == Access.OPEN ? place.reason().map(RouteList::inOneLine) : Optional.empty(),
                note(endpoint, access, own, place),
                text(endpoint.consumes()),
                text(endpoint.produces()));
    }

    /** The token that a locator has demanded is that of what is below, wherever the request carries it. */
    private static void add(Optional<Guard> guard, List<Demand> demands) {
        guard.filter(Guard::demandsToken)
                .flatMap(own -> demands.isEmpty() ? own.demand() : own.demandBelow(demands.get(demands.size() - 1)))
                .ifPresent(demands::add);
    }

    /** Below a locator that returns an abstract type, the class of the object may lift what this type declares. */
    private static boolean isOfDeclaredType(Endpoint endpoint, Access access) {
        return !endpoint.isLocator()
                && !access.isOfEverybody()
                && endpoint.locators().stream().anyMatch(RouteList::returnsAbstract);
    }

    private static boolean returnsAbstract(Endpoint locator) {
        return Modifier.isAbstract(locator.method().getReturnType().getModifiers());
    }

    private static boolean isDenied(Optional<Guard> guard, List<Demand> above) {
        return guard.filter(own -> own.deniesAll() || (own.deniesByItself() && above.isEmpty()))
                .isPresent();
    }

    private static Access access(Endpoint endpoint, Optional<Guard> own, List<Demand> demands, Guards guards) {
        if (endpoint.isLocator()) {
            return Access.UNKNOWN;
        }
        if (!demands.isEmpty()) {
            return Access.TOKEN;
        }
        if (own.isPresent()) {
            return Access.OPTIONAL;
        }
        if (guards.hasOptionalOther(endpoint.resource(), endpoint.method())) {
            return Access.OTHER_OPTIONAL;
        }
        return guards.hasOtherPrincipal(endpoint.resource(), endpoint.method()) ? Access.OTHER : Access.OPEN;
    }

    private static String note(Endpoint endpoint, Access access, Optional<Guard> own, DeclarationPlace place) {
        return Stream.of(
                        note(access, own, place),
                        SameOriginRules.isDemanded(endpoint.resource(), endpoint.method()) ? SAME_ORIGIN : "",
                        isOfDeclaredType(endpoint, access) ? DECLARED : "")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String note(Access access, Optional<Guard> own, DeclarationPlace place) {
        return switch (access) {
            case OPEN -> place.isDeclared() ? "" : NOT_ANNOTATED;
            case DENIED -> own.filter(Guard::deniesByItself).isPresent() ? NOT_ANNOTATED : "";
            default -> "";
        };
    }

    /** Whatever the annotation says, and without quotes, which the list puts around it. */
    private static String inOneLine(String reason) {
        return reason.strip().replaceAll("\\s+", " ").replace('"', '\'');
    }

    private static List<String> text(Collection<MediaType> types) {
        return types.stream().map(MediaType::toString).toList();
    }
}
