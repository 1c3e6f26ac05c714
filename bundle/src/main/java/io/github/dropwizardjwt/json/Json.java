package io.github.dropwizardjwt.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes JSON (RFC 8259) strictly: no duplicate members, nothing after the value, valid UTF-8 without lone
 * surrogates, at most {@link JsonValues#MAX_DEPTH} levels deep. What is read is immutable: {@code Map}, {@code List},
 * {@code String}, {@code Boolean}, {@code Integer}, {@code Long}, {@code BigInteger}, {@code BigDecimal} and null.
 * Thread-safe.
 */
public final class Json {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            // Names come from tokens that may not be signed: they must not fill a table that all requests share.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(JsonValues.MAX_DEPTH)
                    // Digits, a sign, a point, leading zeros, an exponent.
                    .maxNumberLength(JsonValues.MAX_DIGITS + 20)
                    .build())
            .build();

    private static final char REPLACEMENT = '\uFFFD';

    private Json() {}

    /**
     * Reads one JSON object.
     *
     * @param utf8 its bytes
     * @return the object's members, in their order
     * @throws IllegalArgumentException if the bytes are not exactly one strictly valid JSON object
     */
    public static Map<String, @Nullable Object> readObject(byte[] utf8) {
        if (parse(decode(utf8)) instanceof Map<?, ?> object) {
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
        return parse(JsonValues.checkText(text));
    }

    /**
     * Writes a JSON object.
     *
     * @param object values as {@link JsonValues#copy(Map)} makes them
     * @return the object in UTF-8, without white space
     */
    public static byte[] write(Map<String, ?> object) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        try (JsonGenerator generator = FACTORY.createGenerator(out)) {
            JsonWriter.write(generator, object);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail", e);
        }
        return out.toByteArray();
    }

    private static @Nullable Object parse(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return new JsonReader(parser, text).read();
        } catch (IOException | NumberFormatException e) {
            // Not passed on, since the parser's message quotes the text, which may be a secret.
            throw new IllegalArgumentException("Not valid JSON");
        }
    }

    private static String decode(byte[] utf8) {
        String text = new String(utf8, StandardCharsets.UTF_8);
        // Invalid bytes were replaced by U+FFFD, so that encoding gives other bytes, unless U+FFFD itself was sent.
        if (text.indexOf(REPLACEMENT) >= 0 && !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), utf8)) {
            throw new IllegalArgumentException("Not valid UTF-8");
        }
        return text;
    }
}
