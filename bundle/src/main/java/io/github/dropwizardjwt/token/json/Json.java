package io.github.dropwizardjwt.token.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes JSON (RFC 8259) strictly: no member twice, nothing after the value, valid UTF-8 without lone
 * surrogates, at most {@link JsonValues#MAXIMUM_DEPTH} levels deep. What is read is immutable: {@code Map},
 * {@code List}, {@code String}, {@code Boolean}, {@code Integer}, {@code Long}, {@code BigInteger}, {@code BigDecimal}
 * and null. Safe for use by many threads.
 */
public final class Json {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // Names come from outside, some without a signature: they must not fill a table that all requests share.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(JsonValues.MAXIMUM_DEPTH)
                    // Digits, a sign, a point, leading zeros, an exponent.
                    .maxNumberLength(JsonValues.MAXIMUM_DIGITS + 20)
                    .build())
            .build();

    private Json() {}

    /**
     * Reads one JSON object.
     *
     * @param utf8 its bytes
     * @return the object's members, in their order
     * @throws IllegalArgumentException if the bytes are anything but one strictly valid JSON object
     */
    public static Map<String, @Nullable Object> readObject(byte[] utf8) {
        if (read(decode(utf8)) instanceof Map<?, ?> object) {
            @SuppressWarnings("unchecked") // read makes no other maps
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
     * @throws IllegalArgumentException if the text is anything but one strictly valid JSON value
     */
    public static @Nullable Object read(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new IllegalArgumentException("Not JSON");
            }
            Object value = value(parser);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("Text after the JSON value");
            }
            return value;
        } catch (IOException | NumberFormatException e) {
            // The parser's message quotes the text, which may be a secret: it goes no further.
            throw new IllegalArgumentException("Not valid JSON");
        }
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

    private static String decode(byte[] utf8) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("Not valid UTF-8");
        }
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> JsonValues.checkText(parser.getText());
            case VALUE_NUMBER_INT -> integer(parser.getNumberValue());
            case VALUE_NUMBER_FLOAT -> JsonValues.checkSize(parser.getDecimalValue());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new IllegalArgumentException("Not a JSON value");
        };
    }

    private static Number integer(Number number) {
        return number instanceof BigInteger ? JsonValues.checkSize(number) : number;
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = JsonValues.checkText(parser.currentName());
            parser.nextToken();
            members.put(name, value(parser));
        }
        return Collections.unmodifiableMap(members);
    }

    private static List<@Nullable Object> array(JsonParser parser) throws IOException {
        List<@Nullable Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser));
        }
        return Collections.unmodifiableList(elements);
    }
}
