package io.github.dropwizardjwt.auth.requirement;

import io.github.dropwizardjwt.json.Json;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code @RequireToken}, {@code name} or {@code name=value}.
 *
 * @param text the entry as it is written
 * @param name the name of a claim or scope
 * @param expectation what its value must be
 */
record Entry(String text, String name, Expectation expectation) {
    private static final Pattern PARAMETER = Pattern.compile("\\{([\\w.-]+)}");

    /**
     * Reads one entry.
     *
     * @throws IllegalArgumentException if it is malformed; the message says how to write it
     */
    static Entry parse(String text) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        if (name.isBlank() || !name.equals(name.strip())) {
            throw malformed(text, "write name or name=value, without blanks around the name");
        }
        if (equals < 0) {
            return new Entry(text, name, new Expectation.Granted());
        }
        return new Entry(text, name, expectation(text, text.substring(equals + 1)));
    }

    /** Whether the object has a member of this name that meets the expectation. */
    boolean holdsIn(Map<?, ?> members, MultivaluedMap<String, String> parameters) {
        Object actual = members.get(name);
        return (actual != null || members.containsKey(name)) && expectation.isMetBy(actual, parameters);
    }

    /** Whether, among claims, it names the only issuer whose tokens it holds for, as {@code iss=https://login} does. */
    boolean namesIssuer() {
        return name.equals("iss")
                && expectation instanceof Expectation.Value value
                && value.required() instanceof String;
    }

    /** The path parameter it needs; null for none. */
    @Nullable
    String parameter() {
        return expectation instanceof Expectation.PathParameter parameter ? parameter.name() : null;
    }

    private static Expectation expectation(String text, String value) {
        Matcher parameter = PARAMETER.matcher(value);
        if (parameter.matches()) {
            return new Expectation.PathParameter(parameter.group(1));
        }
        try {
            return new Expectation.Value(Json.read(value));
        } catch (IllegalArgumentException e) {
            if (value.isEmpty() || value.startsWith("{") || value.startsWith("[") || value.startsWith("\"")) {
                throw malformed(text, "the value is not valid JSON; text that begins like JSON goes in double quotes");
            }
            if (PARAMETER.matcher(value).find()) {
                throw malformed(text, "a path parameter stands alone, as in name={param}");
            }
            return new Expectation.Value(value);
        }
    }

    private static IllegalArgumentException malformed(String text, String cure) {
        return new IllegalArgumentException("\"" + text + "\" is malformed: " + cure);
    }
}
