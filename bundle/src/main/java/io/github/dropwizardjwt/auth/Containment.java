package io.github.dropwizardjwt.auth;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** JSON containment as PostgreSQL's {@code jsonb @>} has it. */
final class Containment {
    private Containment() {}

    /**
     * Whether a value contains another. An array also contains a single value that is one of its elements; this holds at
     * the top alone, as in PostgreSQL.
     */
    static boolean contains(@Nullable Object actual, @Nullable Object required) {
        if (actual instanceof List<?> elements && isScalar(required)) {
            return elements.stream().anyMatch(element -> equal(element, required));
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
        return equal(actual, required);
    }

    private static boolean isScalar(@Nullable Object value) {
        return !(value instanceof Map) && !(value instanceof List);
    }

    /** Equal in type and value: 42 is 42.0, but true is not "true". */
    private static boolean equal(@Nullable Object actual, @Nullable Object required) {
        if (actual instanceof Number && required instanceof Number) {
            return new BigDecimal(actual.toString()).compareTo(new BigDecimal(required.toString())) == 0;
        }
        return Objects.equals(actual, required);
    }
}
