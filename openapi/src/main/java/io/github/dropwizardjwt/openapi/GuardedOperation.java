package io.github.dropwizardjwt.openapi;

import static java.util.stream.Collectors.joining;

import io.github.dropwizardjwt.auth.route.Clause;
import io.github.dropwizardjwt.auth.route.Demand;
import io.github.dropwizardjwt.auth.route.Route;
import io.swagger.v3.oas.models.Operation;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An operation, and what the routes that it calls demand.
 *
 * @param operation as swagger-core describes it
 * @param routes several where methods differ in their media types only
 * @param alternatives the tokens of which a request needs one set
 * @param endpoint the endpoint of the bundle; empty for the application's operations
 */
record GuardedOperation(
        Operation operation,
        List<Route> routes,
        List<Set<Credential>> alternatives,
        Optional<SessionEndpoint> endpoint) {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    Stream<Credential> credentials() {
        return alternatives.stream().flatMap(Set::stream);
    }

    boolean takesTokens() {
        return credentials().findAny().isPresent();
    }

    Set<Rejection> rejections() {
        if (!takesTokens()) {
            return Set.of();
        }
        Set<Rejection> rejections = EnumSet.allOf(Rejection.class);
        if (demands().noneMatch(GuardedOperation::hasRule) && !isForSameOrigin()) {
            rejections.remove(Rejection.FORBIDDEN);
        }
        return rejections;
    }

    private Stream<Demand> demands() {
        return routes.stream().flatMap(route -> route.demands().stream());
    }

    private static boolean hasRule(Demand demand) {
        return !demand.roles().isEmpty() || demand.clauses().stream().anyMatch(GuardedOperation::hasRule);
    }

    private static boolean hasRule(Clause clause) {
        return clause.sub().isPresent()
                || Stream.of(clause.scope(), clause.claims(), clause.checks(), clause.anyOf())
                        .anyMatch(entries -> !entries.isEmpty());
    }

    /** Whether a cookie is accepted from pages of the own origin only (RFC 9110 §9.2.1: safe methods are exempt). */
    private boolean isForSameOrigin() {
        return routes.stream().anyMatch(route -> !SAFE.contains(route.verb()))
                && credentials().anyMatch(Credential::isInCookie);
    }

    /** The scopes that every token must have: names only, and none that something waives. */
    List<String> scopes() {
        return demands()
                .flatMap(demand -> demand.clauses().stream())
                .filter(clause ->
                        clause.override().isEmpty() && clause.overrideScope().isEmpty())
                .flatMap(clause -> clause.scope().stream())
                .filter(scope -> !scope.contains("="))
                .distinct()
                .toList();
    }

    /** What tokens must meet, in the words of the list of routes; empty where any token of the type is enough. */
    Optional<String> rule() {
        return routes.stream()
                .filter(route -> route.demands().stream().anyMatch(GuardedOperation::hasRule))
                .map(route -> route.demands().stream()
                        .map(GuardedOperation::anywhere)
                        .map(Demand::words)
                        .collect(joining(" then ")))
                .distinct()
                .reduce((one, other) -> one + " or " + other);
    }

    /** The same demand without the place of the token, which is in the security requirements. */
    private static Demand anywhere(Demand demand) {
        return new Demand(
                demand.type(),
                Optional.of(HttpHeaders.AUTHORIZATION),
                Optional.empty(),
                demand.evenIfRevoked(),
                demand.clauses(),
                demand.roles());
    }
}
