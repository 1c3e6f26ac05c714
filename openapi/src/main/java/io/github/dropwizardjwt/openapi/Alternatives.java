package io.github.dropwizardjwt.openapi;

import io.github.dropwizardjwt.auth.route.Demand;
import io.github.dropwizardjwt.auth.route.Route;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The tokens that a route demands: a list of alternatives, as security requirements are (OpenAPI 3.1 §4.8.30), one of
 * which is enough. An alternative is a set of tokens that are all needed.
 */
final class Alternatives {
    private Alternatives() {}

    /**
     * The alternatives; an empty one is a request without a token.
     *
     * @param usual where the application looks for the tokens of methods that name no place
     * @return empty where every request is rejected
     */
    static List<Set<Credential>> of(Route route, Credential usual) {
        return switch (route.access()) {
            case OPEN -> List.of(Set.of());
            case OPTIONAL -> List.of(Set.of(), Set.of(usual));
            case TOKEN -> shortest(together(route.demands()));
            default -> List.of();
        };
    }

    /** All combinations of one place for each demand. */
    private static List<Set<Credential>> together(List<Demand> demands) {
        List<Set<Credential>> alternatives = List.of(Set.of());
        for (Demand demand : demands) {
            List<Set<Credential>> longer = new ArrayList<>();
            for (Set<Credential> alternative : alternatives) {
                for (Credential credential : Credential.of(demand)) {
                    Set<Credential> both = new LinkedHashSet<>(alternative);
                    both.add(credential);
                    longer.add(both);
                }
            }
            alternatives = longer;
        }
        return alternatives;
    }

    /** Without those that contain another one: a request with the same token in two places is rejected. */
    private static List<Set<Credential>> shortest(List<Set<Credential>> alternatives) {
        return alternatives.stream()
                .filter(alternative -> alternatives.stream()
                        .noneMatch(other -> other.size() < alternative.size() && alternative.containsAll(other)))
                .distinct()
                .toList();
    }
}
