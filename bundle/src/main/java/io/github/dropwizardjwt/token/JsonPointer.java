package io.github.dropwizardjwt.token;

import io.github.dropwizardjwt.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A place in a JSON object (RFC 6901). Immutable and thread-safe. */
final class JsonPointer {
    private static final Pattern WELL_FORMED = Pattern.compile("(/([^~/]|~[01])*)+");
    private static final Pattern INDEX = Pattern.compile("0|[1-9]\\d{0,8}");

    private final String[] steps;

    private JsonPointer(String[] steps) {
        this.steps = steps;
    }

    /**
     * Parses a pointer, such as {@code /realm_access/roles}; {@code ~1} stands for a slash in a name, {@code ~0} for a
     * tilde.
     *
     * @throws IllegalArgumentException if the text is malformed, or points to the whole document
     */
    static JsonPointer parse(String text) {
        if (!WELL_FORMED.matcher(text).matches()) {
            throw new IllegalArgumentException("Not a JSON Pointer (RFC 6901): " + text);
        }
        return new JsonPointer(Arrays.stream(text.substring(1).split("/", -1))
                .map(step -> step.replace("~1", "/").replace("~0", "~"))
                .toArray(String[]::new));
    }

    /**
     * Parses several.
     *
     * @throws IllegalArgumentException if one is malformed
     */
    static List<JsonPointer> parseAll(List<String> texts) {
        return texts.stream().map(JsonPointer::parse).toList();
    }

    /** The value at the first of these places that an object has; null where it has none of them. */
    static @Nullable Object first(List<JsonPointer> places, Map<String, ? extends @Nullable Object> object) {
        for (JsonPointer place : places) {
            Object found = place.find(object);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The value at this place of an object that {@link Json} has read; null where there is none, or a JSON null. */
    @Nullable
    Object find(Map<String, ? extends @Nullable Object> object) {
        Object found = object;
        for (String step : steps) {
            if (found instanceof Map<?, ?> members) {
                found = members.get(step);
            } else if (found instanceof List<?> elements) {
                found = element(elements, step);
            } else {
                return null;
            }
        }
        return found;
    }

    private static @Nullable Object element(List<?> elements, String step) {
        if (!INDEX.matcher(step).matches()) {
            return null;
        }
        int index = Integer.parseInt(step);
        return index < elements.size() ? elements.get(index) : null;
    }
}
