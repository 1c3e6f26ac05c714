package io.github.dropwizardjwt.auth.requirement;

import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Entries of {@code claims} or {@code override}, all of which must hold among the claims of a token. */
final class ClaimEntries {
    /** An array, since each request goes through it: iterators of lists would be allocated. */
    private final Entry[] entries;

    private final boolean nameIssuer;

    ClaimEntries(List<Entry> entries) {
        this.entries = entries.toArray(Entry[]::new);
        this.nameIssuer = entries.stream().anyMatch(Entry::namesIssuer);
    }

    boolean isEmpty() {
        return entries.length == 0;
    }

    boolean hold(Token token, MultivaluedMap<String, String> path, Trace trace) {
        for (Entry entry : entries) {
            boolean holds = entry.holdsIn(token.claims(), path);
            trace.asked(Trace.Member.CLAIMS, entry.text(), holds);
            if (!holds) {
                return false;
            }
        }
        return true;
    }

    /** Whether they hold for the tokens of one issuer only, which they name. */
    boolean nameIssuer() {
        return nameIssuer;
    }

    /** The entries as they are written. */
    List<String> texts() {
        return Arrays.stream(entries).map(Entry::text).toList();
    }

    /** The path parameters that they compare. */
    Stream<String> parameters() {
        return Arrays.stream(entries).map(Entry::parameter).filter(Objects::nonNull);
    }
}
