package io.github.dropwizardjwt.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a JSON text (RFC 8259) strictly, into immutable values. For one text. */
final class JsonReader {
    private static final int MAX_NAME_LENGTH = 50_000;

    private final JsonInput in;
    private int depth;

    JsonReader(byte[] utf8) {
        this.in = new JsonInput(utf8);
    }

    /**
     * Reads the one value of the text.
     *
     * @throws IllegalArgumentException if it is not one strictly valid JSON value
     */
    @Nullable
    Object read() {
        Object value = value();
        in.next();
        if (!in.isAtEnd()) {
            throw new IllegalArgumentException("Text after the JSON value");
        }
        return value;
    }

    private @Nullable Object value() {
        return switch (in.next()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> JsonStrings.read(in);
            case 't' -> literal("true", true);
            case 'f' -> literal("false", false);
            case 'n' -> literal("null", null);
            default -> JsonNumbers.read(in);
        };
    }

    private @Nullable Object literal(String text, @Nullable Object value) {
        in.require(text);
        return value;
    }

    private Map<String, @Nullable Object> object() {
        enter('{');
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (in.next() != '}') {
            do {
                member(members);
            } while (in.skip(','));
        }
        leave('}');
        return Collections.unmodifiableMap(members);
    }

    private void member(Map<String, @Nullable Object> members) {
        if (in.next() != '"') {
            throw JsonInput.invalid();
        }
        String name = JsonStrings.read(in);
        if (name.length() > MAX_NAME_LENGTH) {
            throw new IllegalArgumentException("A name with more than " + MAX_NAME_LENGTH + " characters");
        }
        in.require(':');
        int before = members.size();
        members.put(name, value());
        if (members.size() == before) {
            throw new IllegalArgumentException("Duplicate member");
        }
    }

    private List<@Nullable Object> array() {
        enter('[');
        List<@Nullable Object> elements = new ArrayList<>();
        if (in.next() != ']') {
            do {
                elements.add(value());
            } while (in.skip(','));
        }
        leave(']');
        return Collections.unmodifiableList(elements);
    }

    private void enter(char bracket) {
        in.require(bracket);
        depth++;
        if (depth > JsonValues.MAX_DEPTH) {
            throw new IllegalArgumentException("More than " + JsonValues.MAX_DEPTH + " levels of JSON");
        }
    }

    private void leave(char bracket) {
        in.require(bracket);
        depth--;
    }
}
