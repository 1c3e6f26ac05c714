package io.github.dropwizardjwt.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Texts in several fields of a hash: {@code name}, {@code name.1} and so on. A hash takes much less memory while none
 * of its values has more than 64 bytes ({@code hash-max-listpack-value}).
 *
 * <p>A piece with room for one more character is the last one. So what is left of a longer text does no harm, and need
 * not be removed.
 */
final class Pieces {
    private static final int MAX_BYTES = 64;
    private static final int MAX_BYTES_OF_CHARACTER = 4;
    /** Longer texts are one field: Redis looks at all fields of a compact hash in turn. */
    private static final int MAX_SPLIT_BYTES = 1024;

    private Pieces() {}

    /** Adds the names and the values of the fields that hold a text. */
    static void put(List<String> fields, String name, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        int start = 0;
        int end = bytes.length > MAX_SPLIT_BYTES ? bytes.length : end(bytes, start);
        add(fields, name, bytes, start, end);
        for (int i = 1; !isLast(end - start); i++) {
            start = end;
            end = end(bytes, start);
            add(fields, name + "." + i, bytes, start, end);
        }
    }

    private static void add(List<String> fields, String name, byte[] bytes, int start, int end) {
        fields.add(name);
        fields.add(new String(bytes, start, end - start, UTF_8));
    }

    /** Where a piece ends: between two characters. */
    private static int end(byte[] bytes, int start) {
        int end = Math.min(start + MAX_BYTES, bytes.length);
        while (end < bytes.length && isWithinCharacter(bytes[end])) {
            end--;
        }
        return end;
    }

    private static boolean isWithinCharacter(byte next) {
        return (next & 0b1100_0000) == 0b1000_0000;
    }

    /** The text that fields hold; null if there is none of this name. */
    static @Nullable String read(Map<String, String> fields, String name) {
        String piece = fields.get(name);
        if (piece == null) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 1; piece != null; i++) {
            text.append(piece);
            piece = isLast(piece.getBytes(UTF_8).length) ? null : fields.get(name + "." + i);
        }
        return text.toString();
    }

    /** Whether nothing follows a piece of this many bytes. A text that is not split is longer than any piece. */
    private static boolean isLast(int bytes) {
        return bytes <= MAX_BYTES - MAX_BYTES_OF_CHARACTER || bytes > MAX_BYTES;
    }
}
