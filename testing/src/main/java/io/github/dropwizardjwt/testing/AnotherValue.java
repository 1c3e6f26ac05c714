package io.github.dropwizardjwt.testing;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON value of the same form as another one, but not equal to it. */
final class AnotherValue {
    private AnotherValue() {}

    static Object than(@Nullable Object value) {
        if (value instanceof Boolean flag) {
            return !flag;
        }
        if (value instanceof Number number) {
            return number.longValue() + 1;
        }
        if (value instanceof Collection<?> elements) {
            return elements.stream().map(AnotherValue::than).toList();
        }
        if (value instanceof Map<?, ?> members) {
            Map<String, Object> others = new LinkedHashMap<>();
            members.forEach((name, member) -> others.put(String.valueOf(name), than(member)));
            return others;
        }
        return value + "-other";
    }
}
