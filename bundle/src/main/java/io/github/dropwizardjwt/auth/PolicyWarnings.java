package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.auth.requirement.Requirement;
import io.github.dropwizardjwt.auth.route.Demand;
import jakarta.ws.rs.Consumes;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs at start what is valid and probably not meant: requirements that no longer compare what the one they replace
 * compares, methods for GET that take cookies and a body, and checks that nothing uses.
 */
record PolicyWarnings(Guards guards, Candidates candidates) {
    private static final Logger LOGGER = LoggerFactory.getLogger(PolicyWarnings.class);

    void log(List<Endpoint> endpoints) {
        List<Endpoint> distinct = endpoints.stream().distinct().toList();
        distinct.forEach(this::warnOfDropped);
        distinct.forEach(this::warnOfUnsafeGet);
        warnOfUnused(endpoints);
    }

    private void warnOfDropped(Endpoint endpoint) {
        Inheritance inheritance = Inheritance.of(endpoint.resource(), endpoint.method());
        if (!inheritance.together().isEmpty()) {
            inheritance.replaced().ifPresent(replaced -> {
                Set<String> dropped = new TreeSet<>(compared(replaced));
                dropped.retainAll(endpoint.pathParameters());
                dropped.removeAll(requirement(inheritance.together())
                        .map(Requirement::compared)
                        .orElse(Set.of()));
                dropped.forEach(name -> LOGGER.warn(
                        "{}: its @RequireToken replaces that of {} and no longer compares {{}}; add inherit = true, or "
                                + "repeat it",
                        endpoint,
                        replaced.type().getSimpleName(),
                        name));
            });
        }
    }

    private Set<String> compared(Inheritance.Replaced replaced) {
        return requirement(List.of(replaced.requirement()))
                .map(Requirement::compared)
                .orElse(Set.of());
    }

    private Optional<Requirement> requirement(List<RequireToken> together) {
        try {
            return Optional.of(
                    TokenDemand.of(together, guards.places(), guards.checks()).requirement());
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // The problem of a requirement that does not apply.
        }
    }

    /**
     * Links of other sites call methods for GET with a user's cookies; one that reads a body probably changes
     * something.
     */
    private void warnOfUnsafeGet(Endpoint endpoint) {
        boolean takesCookie = guards.of(endpoint.resource(), endpoint.method())
                .flatMap(Guard::demand)
                .flatMap(Demand::cookie)
                .isPresent();
        if (endpoint.httpMethod().equals("GET")
                && takesCookie
                && endpoint.method().isAnnotationPresent(Consumes.class)) {
            LOGGER.warn(
                    "{}: it takes a token from a cookie, and a body; if it changes something, use POST, since requests "
                            + "of other origins are not rejected for GET",
                    endpoint);
        }
    }

    private void warnOfUnused(List<Endpoint> endpoints) {
        Set<String> unused = new HashSet<>(guards.checks().names());
        endpoints.forEach(endpoint -> {
            guards.of(endpoint.resource(), endpoint.method()).ifPresent(guard -> unused.removeAll(guard.checks()));
            candidates.of(endpoint.resource(), endpoint.method()).ifPresent(rule -> unused.removeAll(rule.checks()));
        });
        new TreeSet<>(unused)
                .forEach(name -> LOGGER.warn(
                        "The check \"{}\" is used by no resource method that is known at start; name it in "
                                + "@RequireToken(check = …), or remove it",
                        name));
    }
}
