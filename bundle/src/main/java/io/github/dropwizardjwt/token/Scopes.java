package io.github.dropwizardjwt.token;

import com.google.common.base.Splitter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the {@code scope} claim grants, in each of the forms in which it comes. */
final class Scopes {
    private Scopes() {}

    /** A space-separated string (RFC 8693 §4.2) or an array that holds the name, or an object that has it as true. */
    static boolean grants(@Nullable Object scope, String name) {
        if (scope instanceof String text) {
            return Splitter.on(' ').omitEmptyStrings().splitToStream(text).anyMatch(name::equals);
        }
        if (scope instanceof List<?> names) {
            return names.contains(name);
        }
        return scope instanceof Map<?, ?> members && Boolean.TRUE.equals(members.get(name));
    }
}
