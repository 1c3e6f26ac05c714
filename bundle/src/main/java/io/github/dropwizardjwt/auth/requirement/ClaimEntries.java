package io.github.dropwizardjwt.auth.requirement;

import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Entries of {@code claims} or {@code override}, all of which must hold among the claims of a token.
 *
 * @param entries the entries
 */
record ClaimEntries(List<Entry> entries) {
    boolean isEmpty() {
        return entries.isEmpty();
    }

    boolean hold(Token token, MultivaluedMap<String, String> path) {
        for (Entry entry : entries) {
            if (!entry.holdsIn(token.claims(), path)) {
                return false;
            }
        }
        return true;
    }

    /** The path parameters that they compare. */
    Stream<String> parameters() {
        return entries.stream().map(Entry::parameter).filter(Objects::nonNull);
    }
}
