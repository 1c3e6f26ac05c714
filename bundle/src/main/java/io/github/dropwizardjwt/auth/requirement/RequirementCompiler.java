package io.github.dropwizardjwt.auth.requirement;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compiles the members of {@code @RequireToken}, once at start. */
public final class RequirementCompiler {
    /** The characters of a scope-token (RFC 6750 §3). */
    private static final Pattern SCOPE_TOKEN = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");

    private RequirementCompiler() {}

    /**
     * Compiles the members of {@code @RequireToken}.
     *
     * @param sub the path parameter that must be equal to the subject; empty for none
     * @param claims entries that must hold among the claims
     * @param scope entries that the scope must grant
     * @param override entries that waive the others if all of them hold; empty for none
     * @return the requirement
     * @throws IllegalArgumentException if an entry is malformed; the message names the member and says how to write it
     */
    public static Requirement compile(String sub, String[] claims, String[] scope, String[] override) {
        List<Entry> claimEntries = Entry.parseAll("claims", claims);
        List<Entry> scopeEntries = Entry.parseAll("scope", scope);
        List<Entry> overrideEntries = Entry.parseAll("override", override);
        return new Requirement(
                sub,
                claimEntries,
                scopeEntries,
                overrideEntries,
                scopeNames(scopeEntries),
                parameters(
                        sub,
                        Stream.of(claimEntries, scopeEntries, overrideEntries).flatMap(List::stream)));
    }

    /** Those that can stand in a challenge. */
    private static String scopeNames(List<Entry> scope) {
        return scope.stream()
                .filter(entry -> entry.expectation() instanceof Expectation.Granted)
                .map(Entry::name)
                .filter(SCOPE_TOKEN.asMatchPredicate())
                .collect(Collectors.joining(" "));
    }

    private static Set<String> parameters(String sub, Stream<Entry> entries) {
        return Stream.concat(entries.map(Entry::parameter), Stream.of(sub))
                .filter(name -> name != null && !name.isEmpty())
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(LinkedHashSet::new), Collections::unmodifiableSet));
    }
}
