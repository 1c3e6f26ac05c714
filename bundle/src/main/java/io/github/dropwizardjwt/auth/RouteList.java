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
import org.jspecify.annotations.Nullable;

/** Describes the routes of an application, from the guards that protect them. Thread-safe. */
final class RouteList {
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
                .filter(route -> route.access() == Access.OPEN && !route.note().startsWith("\""))
                .map(route -> route.verb() + " " + route.path() + " (" + route.place()
                        + "): it is open and does not say why, which openNeedsReason demands; use @Open(\"why\")"
                        + (route.note().isEmpty() ? " instead of @PermitAll" : ", or @RequireToken"))
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
        Class<?> returned = locator.method().getReturnType();
        return Modifier.isAbstract(returned.getModifiers())
                || endpoints.stream().noneMatch(endpoint -> endpoint.locators().contains(locator));
    }

    private static Route describe(Endpoint endpoint, Guards guards, Candidates candidates) {
        List<Demand> demands = new ArrayList<>();
        boolean denied = false;
        for (Endpoint locator : endpoint.locators()) {
            Optional<Guard> guard = guards.of(locator.resource(), locator.method());
            denied |= isDenied(guard, demands);
            guard.filter(Guard::demandsToken).flatMap(Guard::demand).ifPresent(demands::add);
        }
        Optional<Guard> own = guards.of(endpoint.resource(), endpoint.method());
        denied |= isDenied(own, demands);
        boolean isOther = own.isEmpty() && guards.hasOtherPrincipal(endpoint.resource(), endpoint.method());
        own.filter(guard -> guard.demandsToken() && !(guard.isMetByLocators() && !demands.isEmpty()))
                .flatMap(Guard::demand)
                .ifPresent(demands::add);
        Access access = access(endpoint, own, demands, isOther, denied);
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
                note(access, own, place),
                text(endpoint.consumes()),
                text(endpoint.produces()));
    }

    private static boolean isDenied(Optional<Guard> guard, List<Demand> above) {
        return guard.filter(own -> own.deniesAll() || (own.deniesByItself() && above.isEmpty()))
                .isPresent();
    }

    private static Access access(
            Endpoint endpoint, Optional<Guard> own, List<Demand> demands, boolean isOther, boolean denied) {
        if (denied) {
            return Access.DENIED;
        }
        if (endpoint.isLocator()) {
            return Access.UNKNOWN;
        }
        if (!demands.isEmpty()) {
            return Access.TOKEN;
        }
        if (isOther) {
            return Access.OTHER;
        }
        return own.isPresent() ? Access.OPTIONAL : Access.OPEN;
    }

    private static String note(Access access, Optional<Guard> own, DeclarationPlace place) {
        return switch (access) {
            case OPEN ->
                place.isDeclared() ? place.reason().map(RouteList::quoted).orElse("") : "(not annotated)";
            case DENIED -> own.filter(Guard::deniesByItself).isPresent() ? "not annotated" : "";
            default -> "";
        };
    }

    /** In one line, whatever the annotation says. */
    private static String quoted(String reason) {
        return '"' + reason.strip().replaceAll("\\s+", " ").replace('"', '\'') + '"';
    }

    private static List<String> text(Collection<MediaType> types) {
        return types.stream().map(MediaType::toString).toList();
    }
}
