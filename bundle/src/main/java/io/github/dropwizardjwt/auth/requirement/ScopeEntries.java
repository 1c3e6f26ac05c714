package io.github.dropwizardjwt.auth.requirement;

import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Entries of {@code scope} or {@code overrideScope}, all of which the scope of a token must grant. */
final class ScopeEntries {
    /** The characters of a scope-token (RFC 6750 §3). */
    private static final Pattern SCOPE_TOKEN = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");

    /** An array, since each request goes through it: iterators of lists would be allocated. */
    private final Entry[] entries;

    ScopeEntries(List<Entry> entries) {
        this.entries = entries.toArray(Entry[]::new);
    }

    boolean isEmpty() {
        return entries.length == 0;
    }

    boolean areGranted(Token token, MultivaluedMap<String, String> path, Trace trace) {
        for (Entry entry : entries) {
            boolean isGranted = isGranted(entry, token, path);
            trace.asked(Trace.Member.SCOPE, entry.text(), isGranted);
            if (!isGranted) {
                return false;
            }
        }
        return true;
    }

    private static boolean isGranted(Entry entry, Token token, MultivaluedMap<String, String> path) {
        if (entry.expectation() instanceof Expectation.Granted) {
            return token.hasScope(entry.name());
        }
        return token.scope().orElse(null) instanceof Map<?, ?> members && entry.holdsIn(members, path);
    }

    /** The names of those that can stand in a challenge. */
    Stream<String> names() {
        return Arrays.stream(entries)
                .filter(entry -> entry.expectation() instanceof Expectation.Granted)
                .map(Entry::name)
                .filter(SCOPE_TOKEN.asMatchPredicate());
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
