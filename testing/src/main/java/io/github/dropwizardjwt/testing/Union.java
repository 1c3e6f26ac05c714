package io.github.dropwizardjwt.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON value that contains two others. */
final class Union {
    private Union() {}

    static @Nullable Object of(@Nullable Object one, @Nullable Object other) {
        if (Contained.in(one, other)) {
            return one;
        }
        if (one instanceof Map<?, ?> members && other instanceof Map<?, ?> more) {
            Map<String, @Nullable Object> all = new LinkedHashMap<>();
            members.forEach((name, value) -> all.put(String.valueOf(name), value));
            more.forEach((name, value) -> all.merge(String.valueOf(name), value, Union::of));
            return all;
        }
        List<@Nullable Object> all = new ArrayList<>(elements(one));
        all.addAll(elements(other));
        return all;
    }

    private static List<? extends @Nullable Object> elements(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        List<@Nullable Object> single = new ArrayList<>();
        single.add(value);
        return single;
    }
}
