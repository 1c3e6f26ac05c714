package io.github.dropwizardjwt.benchmarks.start;

import io.github.dropwizardjwt.benchmarks.results.Addition;
import java.util.List;
import java.util.stream.Stream;

/**
 * A service to start.
 *
 * @param addition what it has of the bundle
 * @param methods how many resource methods it has
 * @param issuers how many issuers it trusts; 0 if it issues its own tokens
 * @param archived whether its classes come from a class data archive
 */
record Scenario(Addition addition, int methods, int issuers, boolean archived) {
    static final List<Integer> METHODS = List.of(10, 1_000, 10_000);
    static final List<Integer> ISSUERS = List.of(1, 10, 100);

    /** Those that are compared. Without the bundle there are no issuers. */
    static List<Scenario> all() {
        Stream<Scenario> byMethods = METHODS.stream().flatMap(methods -> withAndWithoutBundle(methods, false));
        Stream<Scenario> byIssuers =
                ISSUERS.stream().map(issuers -> new Scenario(Addition.BUNDLE, METHODS.get(0), issuers, false));
        Stream<Scenario> archived = withAndWithoutBundle(METHODS.get(0), true);
        Stream<Scenario> settings = Stream.of(false, true)
                .map(isArchived -> new Scenario(Addition.SETTINGS, METHODS.get(0), 0, isArchived));
        return Stream.of(byMethods, byIssuers, archived, settings)
                .flatMap(scenarios -> scenarios)
                .toList();
    }

    private static Stream<Scenario> withAndWithoutBundle(int methods, boolean archived) {
        return Stream.of(Addition.NOTHING, Addition.BUNDLE)
                .map(addition -> new Scenario(addition, methods, 0, archived));
    }
}
