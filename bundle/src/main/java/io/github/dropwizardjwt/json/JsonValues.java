package io.github.dropwizardjwt.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Normalizes Java values to the types and bounds of {@link Json}. Thread-safe. */
public final class JsonValues {
    static final int MAX_DEPTH = 32;
    static final int MAX_DIGITS = 200;
    /** Beyond the range of a double; arithmetic on such numbers costs memory in proportion to the exponent. */
    private static final int MAX_SCALE = 400;

    private JsonValues() {}

    /**
     * An immutable copy in the types that reading its JSON gives: a copy that is written and read again is equal to it.
     *
     * @param object its values are null, {@code String}, {@code Boolean}, number, {@code Map} with string keys, or
     *     {@code Collection} of such values
     * @return the copy
     * @throws IllegalArgumentException if a value, or one within, is of another type, not a finite number, a text with
     *     a lone surrogate, or more than 32 levels deep
     */
    public static Map<String, @Nullable Object> copy(Map<String, ?> object) {
        return object(object, MAX_DEPTH);
    }

    /**
     * The same as {@link #copy(Map)}, of a map that the caller leaves to it: its values are replaced by copies.
     *
     * @param object a mutable map, not to be used any more
     * @return an immutable view of it
     * @throws IllegalArgumentException as {@link #copy(Map)}
     */
    public static Map<String, @Nullable Object> immutable(Map<String, @Nullable Object> object) {
        for (Map.Entry<String, @Nullable Object> member : object.entrySet()) {
            checkText(member.getKey());
            member.setValue(copy(member.getValue(), MAX_DEPTH - 1));
        }
        return Collections.unmodifiableMap(object);
    }

    private static @Nullable Object copy(@Nullable Object value, int depth) {
        if (value == null || value instanceof Boolean) {
            return value;
        }
        if (value instanceof String text) {
            return checkText(text);
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (depth == 0) {
            throw new IllegalArgumentException("A claim must be at most " + MAX_DEPTH + " levels deep");
        }
        if (value instanceof Map<?, ?> map) {
            return object(map, depth);
        }
        if (value instanceof Collection<?> collection) {
            List<@Nullable Object> elements = new ArrayList<>(collection.size());
            collection.forEach(element -> elements.add(copy(element, depth - 1)));
            return Collections.unmodifiableList(elements);
        }
        throw new IllegalArgumentException("A claim must be a string, number, boolean, map, list or null, not a "
                + value.getClass().getName());
    }

    private static Map<String, @Nullable Object> object(Map<?, ?> map, int depth) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        map.forEach((name, value) -> {
            if (!(name instanceof String text)) {
                throw new IllegalArgumentException("The names within a claim must be strings");
            }
            members.put(checkText(text), copy(value, depth - 1));
        });
        return Collections.unmodifiableMap(members);
    }

    private static Number number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            if (!Double.isFinite(number.doubleValue())) {
                throw new IllegalArgumentException("A number must be finite");
            }
            return decimal(new BigDecimal(number.toString()));
        }
        if (number instanceof BigDecimal decimal) {
            return decimal(decimal);
        }
        if (number instanceof Long || number instanceof Integer || number instanceof Short || number instanceof Byte) {
            return smallest(number.longValue());
        }
        if (number instanceof BigInteger integer) {
            // The class may be a subclass of BigInteger, which need not be immutable.
            return smallest(new BigInteger(integer.toString()));
        }
        throw new IllegalArgumentException("A number must be of the JDK's own types, not a "
                + number.getClass().getName());
    }

    /** A number that is written without point and exponent is read as an integer: 1.23456789E8, 15e0. */
    static Number decimal(BigDecimal decimal) {
        return decimal.scale() == 0 ? smallest(decimal.unscaledValue()) : checkSize(decimal);
    }

    static Number smallest(BigInteger integer) {
        return integer.bitLength() < Long.SIZE ? smallest(integer.longValue()) : checkSize(integer);
    }

    static Number smallest(long integer) {
        int narrow = (int) integer;
        return narrow == integer ? (Number) narrow : (Number) integer;
    }

    static Number checkSize(Number number) {
        BigDecimal decimal = number instanceof BigDecimal given ? given : new BigDecimal(number.toString());
        if (decimal.precision() > MAX_DIGITS || Math.abs((long) decimal.scale()) > MAX_SCALE) {
            throw new IllegalArgumentException(
                    "A number must have at most " + MAX_DIGITS + " digits and an exponent of at most " + MAX_SCALE);
        }
        return number;
    }

    static String checkText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw new IllegalArgumentException("A text has a lone surrogate, which UTF-8 cannot hold");
                }
                i++;
            }
        }
        return text;
    }
}
