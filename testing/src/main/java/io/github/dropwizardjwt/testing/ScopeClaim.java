package io.github.dropwizardjwt.testing;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The {@code scope} claim in its three forms: names separated by spaces, an array of names, an object. */
final class ScopeClaim {
    private ScopeClaim() {}

    /** The simplest form that has what the scope had, and what is granted. */
    static Object of(@Nullable Object had, Map<String, @Nullable Object> granted) {
        if (had instanceof Map<?, ?> || granted.values().stream().anyMatch(value -> !Boolean.TRUE.equals(value))) {
            return members(had, granted);
        }
        Set<String> names = new LinkedHashSet<>(names(had));
        names.addAll(granted.keySet());
        return names.stream().anyMatch(name -> name.contains(" ")) ? List.copyOf(names) : String.join(" ", names);
    }

    private static Map<String, @Nullable Object> members(@Nullable Object had, Map<String, @Nullable Object> granted) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (had instanceof Map<?, ?> known) {
            known.forEach((name, value) -> members.put(String.valueOf(name), value));
        } else {
            names(had).forEach(name -> members.put(name, true));
        }
        granted.forEach((name, value) ->
                members.put(name, members.containsKey(name) ? Union.of(members.get(name), value) : value));
        return members;
    }

    /** The names that a text or an array grants. */
    static List<String> names(@Nullable Object scope) {
        if (scope instanceof String text) {
            return text.isEmpty() ? List.of() : List.of(text.split(" "));
        }
        return scope instanceof Iterable<?> elements ? texts(elements) : List.of();
    }

    private static List<String> texts(Iterable<?> elements) {
        Set<String> texts = new LinkedHashSet<>();
        for (Object element : elements) {
            if (element instanceof String text) {
                texts.add(text);
            }
        }
        return List.copyOf(texts);
    }
}
