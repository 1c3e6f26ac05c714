package io.github.dropwizardjwt.auth.requirement;

import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * The overrides of a requirement, either of which waives its conditions.
 *
 * @param claims {@code override}; empty for none
 * @param scope {@code overrideScope}; empty for none
 */
record Waiver(ClaimEntries claims, ScopeEntries scope) {
    static final Waiver NONE = new Waiver(new ClaimEntries(List.of()), new ScopeEntries(List.of()));

    boolean holds(Token token, MultivaluedMap<String, String> path, Trace trace) {
        Trace overrides = trace.in(Trace.Part.OVERRIDE);
        return (!claims.isEmpty() && claims.hold(token, path, overrides))
                || (!scope.isEmpty() && scope.areGranted(token, path, overrides));
    }

    /** The path parameters that the overrides compare. */
    Stream<String> parameters() {
        return Stream.concat(claims.parameters(), scope.parameters());
    }
}
