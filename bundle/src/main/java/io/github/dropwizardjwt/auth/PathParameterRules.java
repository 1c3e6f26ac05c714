package io.github.dropwizardjwt.auth;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Checks that the path parameters that {@link RequireToken} names exist, and are not repeated below a locator. */
record PathParameterRules(Guards guards) {
    /** What is wrong with a route, and how to fix it; {@code guard} is its own. */
    Stream<String> problemsOf(Route route, Optional<Guard> guard) {
        return Stream.concat(
                guard.stream().flatMap(present -> unknown(present, route)),
                route.locators().stream().flatMap(locator -> repeatedBelow(locator, route)));
    }

    private static Stream<String> unknown(Guard guard, Route route) {
        List<String> known = route.pathParameters();
        return guard.parameters().stream()
                .filter(name -> !known.contains(name))
                .map(name ->
                        "@RequireToken names \"" + name + "\", which is no parameter of this path" + hint(name, known));
    }

    private static String hint(String name, List<String> known) {
        return known.stream()
                .min(Comparator.comparing(
                        candidate -> LevenshteinDistance.getDefaultInstance().apply(name, candidate)))
                .map(nearest -> "; did you mean \"" + nearest + "\"?")
                .orElse("; it has none");
    }

    /** A method below would act on the parameter's last value, which the locator's guard has not compared. */
    private Stream<String> repeatedBelow(Route locator, Route route) {
        List<String> all = route.pathParameters();
        List<String> below = all.subList(locator.pathParameters().size(), all.size());
        return comparedBy(locator).stream()
                .filter(below::contains)
                .map(name -> "{" + name + "} occurs again in the path below the locator " + locator.name()
                        + ", whose @RequireToken compares the first one; give it another name here");
    }

    private Set<String> comparedBy(Route locator) {
        try {
            return guards.of(locator.resource(), locator.method())
                    .map(Guard::parameters)
                    .orElse(Set.of());
        } catch (IllegalArgumentException e) {
            return Set.of(); // It is a problem of the locator itself.
        }
    }
}
