package io.github.dropwizardjwt.auth.route;

import java.util.List;
import java.util.Optional;

/**
 * What one {@code @RequireToken} demands of claims, or one rule of its {@code anyOf}. Entries are in the grammar of the
 * annotation: {@code name}, {@code name=value} or {@code name={parameter}}. Immutable.
 *
 * @param sub the path parameter that must be equal to the subject
 * @param scope the scopes that must be granted
 * @param claims the claims that must hold
 * @param checks the checks of the application that must hold
 * @param anyOf alternatives, one of which must hold; empty for none
 * @param override the claims that waive all of these; empty for none
 * @param overrideScope the scopes that waive all of these; empty for none
 */
public record Clause(
        Optional<String> sub,
        List<String> scope,
        List<String> claims,
        List<String> checks,
        List<Clause> anyOf,
        List<String> override,
        List<String> overrideScope) {
    /** Copies the lists. */
    public Clause {
        scope = List.copyOf(scope);
        claims = List.copyOf(claims);
        checks = List.copyOf(checks);
        anyOf = List.copyOf(anyOf);
        override = List.copyOf(override);
        overrideScope = List.copyOf(overrideScope);
    }
}
