package io.github.dropwizardjwt.token;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The forms of a {@code scope} claim, and what they grant. */
final class Scopes {
    private Scopes() {}

    /** A space-separated string (RFC 8693 §4.2) or an array that holds the name, or an object that has it as true. */
    static boolean grants(@Nullable Object scope, String name) {
        if (scope instanceof String text) {
            return holdsWord(text, name);
        }
        if (scope instanceof List<?> names) {
            return names.contains(name);
        }
        return scope instanceof Map<?, ?> members && Boolean.TRUE.equals(members.get(name));
    }

    private static boolean holdsWord(String text, String word) {
        if (word.isEmpty() || word.indexOf(' ') >= 0) {
            return false;
        }
        int start = text.indexOf(word);
        while (start >= 0) {
            int end = start + word.length();
            if ((start == 0 || text.charAt(start - 1) == ' ') && (end == text.length() || text.charAt(end) == ' ')) {
                return true;
            }
            start = text.indexOf(word, start + 1);
        }
        return false;
    }
}
