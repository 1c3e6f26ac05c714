package io.github.dropwizardjwt.openapi;

import io.github.dropwizardjwt.auth.route.Demand;
import io.github.dropwizardjwt.auth.route.Route;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a request may carry so that a route's guards look at it: alternatives, of which each may be several tokens. */
final class WaysIn {
    private WaysIn() {}

    /**
     * The alternatives; an empty one is a request without a token.
     *
     * @param usual where the application looks for tokens, unless a method says something else
     * @return empty where nobody gets in
     */
    static List<Set<Credential>> of(Route route, Credential usual) {
        return switch (route.access()) {
            case OPEN -> List.of(Set.of());
            case OPTIONAL -> List.of(Set.of(), Set.of(usual));
            case TOKEN -> shortest(together(route.demands()));
            default -> List.of();
        };
    }

    /** One place of each demand. */
    private static List<Set<Credential>> together(List<Demand> demands) {
        List<Set<Credential>> ways = List.of(Set.of());
        for (Demand demand : demands) {
            List<Set<Credential>> longer = new ArrayList<>();
            for (Set<Credential> way : ways) {
                for (Credential credential : Credential.of(demand)) {
                    Set<Credential> both = new LinkedHashSet<>(way);
                    both.add(credential);
                    longer.add(both);
                }
            }
            ways = longer;
        }
        return ways;
    }

    /** Without those that carry more than another one: a token in two places is one too many. */
    private static List<Set<Credential>> shortest(List<Set<Credential>> ways) {
        return ways.stream()
                .filter(way -> ways.stream().noneMatch(other -> other.size() < way.size() && way.containsAll(other)))
                .distinct()
                .toList();
    }
}
