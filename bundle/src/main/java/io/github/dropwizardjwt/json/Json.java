package io.github.dropwizardjwt.json;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes JSON (RFC 8259) strictly: no duplicate members, nothing after the value, valid UTF-8 without lone
 * surrogates, at most {@link JsonValues#MAX_DEPTH} levels deep. What is read is immutable: {@code Map}, {@code List},
 * {@code String}, {@code Boolean}, {@code Integer}, {@code Long}, {@code BigInteger}, {@code BigDecimal} and null.
 * Thread-safe.
 */
public final class Json {
    private Json() {}

    /**
     * Reads one JSON object.
     *
     * @param utf8 its bytes
     * @return the object's members, in their order
     * @throws IllegalArgumentException if the bytes are not exactly one strictly valid JSON object
     */
    public static Map<String, @Nullable Object> readObject(byte[] utf8) {
        if (new JsonReader(utf8).read() instanceof Map<?, ?> object) {
            @SuppressWarnings("unchecked") // a reader makes no other maps
            Map<String, @Nullable Object> members = (Map<String, @Nullable Object>) object;
            return members;
        }
        throw new IllegalArgumentException("Not a JSON object");
    }

    /**
     * Reads one JSON value.
     *
     * @param text the JSON text
     * @return the value
     * @throws IllegalArgumentException if the text is not exactly one strictly valid JSON value
     */
    public static @Nullable Object read(String text) {
        return new JsonReader(JsonValues.checkText(text).getBytes(StandardCharsets.UTF_8)).read();
    }

    /**
     * Writes a JSON object.
     *
     * @param object values as {@link JsonValues#copy(Map)} makes them
     * @return the object in UTF-8, without white space
     */
    public static byte[] write(Map<String, ?> object) {
        JsonWriter writer = new JsonWriter();
        writer.write(object);
        return writer.written();
    }
}
