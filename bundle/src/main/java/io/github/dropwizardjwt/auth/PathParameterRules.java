package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.auth.requirement.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Checks that the path parameters that {@link RequireToken} names exist, and are not repeated below a locator. */
record PathParameterRules(Guards guards) {
    /** What is wrong with an endpoint, and how to fix it; {@code guard} is its own. */
    Stream<String> problemsOf(Endpoint endpoint, Optional<Guard> guard) {
        return Stream.concat(
                guard.stream().flatMap(own -> unknown("@RequireToken", own.parameters(), own.checks(), endpoint)),
                endpoint.locators().stream().flatMap(locator -> repeatedBelow(locator, endpoint)));
    }

    /** The parameters that an annotation, or a check that it names, asks for, and an endpoint does not have. */
    static Stream<String> unknown(String annotation, Set<String> asked, Set<String> checks, Endpoint endpoint) {
        List<String> known = endpoint.pathParameters();
        String by =
                checks.isEmpty() ? annotation : annotation + ", itself or by a check of " + new TreeSet<>(checks) + ",";
        return asked.stream()
                .filter(name -> !known.contains(name))
                .map(name -> by + " names \"" + name + "\", which is no parameter of this path"
                        + Suggestion.of(name, known, "it has none"));
    }

    /** A method below would act on the parameter's last value, which the locator's guard has not compared. */
    private Stream<String> repeatedBelow(Endpoint locator, Endpoint endpoint) {
        List<String> all = endpoint.pathParameters();
        List<String> below = all.subList(locator.pathParameters().size(), all.size());
        return comparedBy(locator).stream()
                .filter(below::contains)
                .map(name -> "{" + name + "} occurs again in the path below the locator " + locator.name()
                        + ", whose @RequireToken compares the first one; give it another name here");
    }

    private Set<String> comparedBy(Endpoint locator) {
        try {
            return guards.of(locator.resource(), locator.method())
                    .map(Guard::parameters)
                    .orElse(Set.of());
        } catch (IllegalArgumentException e) {
            return Set.of(); // It is a problem of the locator itself.
        }
    }
}
