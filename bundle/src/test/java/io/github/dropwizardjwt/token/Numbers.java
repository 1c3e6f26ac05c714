package io.github.dropwizardjwt.token;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The numbers within JSON values. */
final class Numbers {
    private Numbers() {}

    /** An object with each number replaced, however deep within. */
    static Map<String, Object> replace(Map<?, ?> object, UnaryOperator<Number> replacement) {
        Map<String, Object> members = new LinkedHashMap<>();
        object.forEach((name, value) -> members.put((String) name, replace(value, replacement)));
        return members;
    }

    private static Object replace(Object value, UnaryOperator<Number> replacement) {
        if (value instanceof Map<?, ?> object) {
            return replace(object, replacement);
        }
        if (value instanceof List<?> array) {
            List<Object> elements = new ArrayList<>();
            array.forEach(element -> elements.add(replace(element, replacement)));
            return elements;
        }
        return value instanceof Number number ? replacement.apply(number) : value;
    }
}
