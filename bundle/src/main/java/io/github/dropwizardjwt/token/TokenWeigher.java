package io.github.dropwizardjwt.token;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Estimates the memory that a verified token takes, in bytes: an upper bound, for a JVM with references of eight bytes.
 */
final class TokenWeigher {
    /** The token itself, its dates, and its place in the cache. */
    private static final int TOKEN = 512;

    private static final int STRING = 64;
    private static final int BYTES_PER_CHARACTER = 2;
    private static final int SMALL_NUMBER = 24;
    private static final int NUMBER = 192;
    private static final int OBJECT = 288;
    private static final int MEMBER = 88;
    private static final int ARRAY = 160;
    private static final int ELEMENT = 12;

    private TokenWeigher() {}

    static int of(Token token) {
        // The text of a token is ASCII, which takes a byte for each character.
        return TOKEN + STRING + token.signed().length() + ofValue(token.header()) + ofValue(token.claims());
    }

    private static int ofValue(@Nullable Object value) {
        if (value instanceof String text) {
            return STRING + BYTES_PER_CHARACTER * text.length();
        }
        if (value instanceof Map<?, ?> members) {
            int bytes = OBJECT;
            for (Map.Entry<?, ?> member : members.entrySet()) {
                bytes += MEMBER + ofValue(member.getKey()) + ofValue(member.getValue());
            }
            return bytes;
        }
        if (value instanceof List<?> elements) {
            int bytes = ARRAY;
            for (Object element : elements) {
                bytes += ELEMENT + ofValue(element);
            }
            return bytes;
        }
        if (value instanceof Number) {
            return value instanceof Integer || value instanceof Long ? SMALL_NUMBER : NUMBER;
        }
        return 0;
    }
}
