package io.github.dropwizardjwt.auth.requirement;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** JSON containment, with the semantics of PostgreSQL's {@code jsonb @>}. */
final class Containment {
    private Containment() {}

    /**
     * Whether a value contains another. At the top level, an array also contains a scalar that is one of its elements,
     * as in PostgreSQL.
     */
    static boolean contains(@Nullable Object actual, @Nullable Object required) {
        if (actual instanceof List<?> elements && isScalar(required)) {
            return anyCovers(elements, required);
        }
        return covers(actual, required);
    }

    private static boolean covers(@Nullable Object actual, @Nullable Object required) {
        if (required instanceof Map<?, ?> members) {
            return actual instanceof Map<?, ?> present && allCovered(present, members);
        }
        if (required instanceof List<?> elements) {
            return actual instanceof List<?> present && allCovered(present, elements);
        }
        return equal(actual, required);
    }

    private static boolean allCovered(Map<?, ?> present, Map<?, ?> required) {
        for (Map.Entry<?, ?> member : required.entrySet()) {
            if (!present.containsKey(member.getKey()) || !covers(present.get(member.getKey()), member.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static boolean allCovered(List<?> present, List<?> required) {
        for (Object element : required) {
            if (!anyCovers(present, element)) {
                return false;
            }
        }
        return true;
    }

    private static boolean anyCovers(List<?> present, @Nullable Object required) {
        for (Object element : present) {
            if (covers(element, required)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isScalar(@Nullable Object value) {
        return !(value instanceof Map) && !(value instanceof List);
    }

    /** Equal in type and value: 42 is 42.0, but true is not "true". */
    private static boolean equal(@Nullable Object actual, @Nullable Object required) {
        if (actual instanceof Number left && required instanceof Number right) {
            return (isSmall(left) && isSmall(right))
                    ? left.longValue() == right.longValue()
                    : new BigDecimal(left.toString()).compareTo(new BigDecimal(right.toString())) == 0;
        }
        return Objects.equals(actual, required);
    }

    /** Most numbers are, and are compared without {@link BigDecimal}. */
    private static boolean isSmall(Number value) {
        return value instanceof Integer || value instanceof Long;
    }
}
