package io.github.dropwizardjwt.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads immutable values from a parser. For one text. */
final class JsonReader {
    private final JsonParser parser;
    private final boolean mayHaveLoneSurrogates;

    /**
     * A reader.
     *
     * @param text what the parser parses, without lone surrogates
     */
    JsonReader(JsonParser parser, String text) {
        this.parser = parser;
        // The text itself has none; escapes may produce them.
        this.mayHaveLoneSurrogates = text.indexOf('\\') >= 0;
    }

    /**
     * Reads the one value of the text.
     *
     * @throws IOException if it is not JSON
     * @throws IllegalArgumentException if it is not strictly valid
     */
    @Nullable
    Object read() throws IOException {
        if (parser.nextToken() == null) {
            throw new IllegalArgumentException("Not JSON");
        }
        Object value = value();
        if (parser.nextToken() != null) {
            throw new IllegalArgumentException("Text after the JSON value");
        }
        return value;
    }

    private @Nullable Object value() throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> text(parser.getText());
            case VALUE_NUMBER_INT -> integer(parser.getNumberValue());
            case VALUE_NUMBER_FLOAT -> JsonValues.decimal(parser.getDecimalValue());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new IllegalArgumentException("Not a JSON value");
        };
    }

    private Map<String, @Nullable Object> object() throws IOException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = text(parser.currentName());
            parser.nextToken();
            int before = members.size();
            members.put(name, value());
            if (members.size() == before) {
                throw new IllegalArgumentException("Duplicate member");
            }
        }
        return Collections.unmodifiableMap(members);
    }

    private List<@Nullable Object> array() throws IOException {
        List<@Nullable Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value());
        }
        return Collections.unmodifiableList(elements);
    }

    private String text(String text) {
        return mayHaveLoneSurrogates ? JsonValues.checkText(text) : text;
    }

    private static Number integer(Number number) {
        return number instanceof BigInteger ? JsonValues.checkSize(number) : number;
    }
}
