package io.github.dropwizardjwt.testing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** JSON containment as {@code @RequireToken} documents it, written anew: the kit does not ask the code under test. */
final class Contained {
    private Contained() {}

    static boolean in(@Nullable Object actual, @Nullable Object required) {
        if (actual instanceof List<?> elements && !(required instanceof List) && !(required instanceof Map)) {
            return elements.stream().anyMatch(element -> covers(element, required));
        }
        return covers(actual, required);
    }

    private static boolean covers(@Nullable Object actual, @Nullable Object required) {
        if (required instanceof Map<?, ?> members) {
            return actual instanceof Map<?, ?> present
                    && members.entrySet().stream()
                            .allMatch(member -> present.containsKey(member.getKey())
                                    && covers(present.get(member.getKey()), member.getValue()));
        }
        if (required instanceof List<?> elements) {
            return actual instanceof List<?> present
                    && elements.stream()
                            .allMatch(element -> present.stream().anyMatch(candidate -> covers(candidate, element)));
        }
        if (actual instanceof Number && required instanceof Number) {
            return new BigDecimal(actual.toString()).compareTo(new BigDecimal(required.toString())) == 0;
        }
        return Objects.equals(actual, required);
    }
}
