package io.github.dropwizardjwt.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Reads JSON numbers (RFC 8259 §6). */
final class JsonNumbers {
    /** Any number of so many digits is a {@code long}. */
    private static final int MAX_LONG_DIGITS = 18;

    /** Digits of a number with a point or an exponent, those of the exponent and zeros too. */
    private static final int MAX_TEXT_DIGITS = JsonValues.MAX_DIGITS + 20;

    private JsonNumbers() {}

    /**
     * Reads a number.
     *
     * @throws IllegalArgumentException if there is none, or it is too large
     */
    static Number read(JsonInput in) {
        int from = in.at;
        skip(in, '-');
        // Another digit after a zero is found where a comma or the end is expected.
        int integer = in.peek() == '0' ? skip(in, '0') : digits(in);
        int fraction = skip(in, '.') > 0 ? digits(in) : 0;
        int exponent = skip(in, 'e') > 0 || skip(in, 'E') > 0 ? exponent(in) : 0;
        if (fraction + exponent > 0) {
            check(integer + fraction + exponent, MAX_TEXT_DIGITS);
            return decimal(text(in, from));
        }
        if (integer <= MAX_LONG_DIGITS) {
            return JsonValues.smallest(parse(in.bytes, from, in.at));
        }
        check(integer, JsonValues.MAX_DIGITS);
        return JsonValues.smallest(new BigInteger(text(in, from)));
    }

    private static int exponent(JsonInput in) {
        if (skip(in, '+') == 0) {
            skip(in, '-');
        }
        return digits(in);
    }

    /** How many of this character were passed: one or none. */
    private static int skip(JsonInput in, char expected) {
        if (in.peek() != expected) {
            return 0;
        }
        in.at++;
        return 1;
    }

    /** The number of digits that were passed, at least one. */
    private static int digits(JsonInput in) {
        byte[] bytes = in.bytes;
        int from = in.at;
        int end = from;
        while (end < bytes.length && bytes[end] >= '0' && bytes[end] <= '9') {
            end++;
        }
        if (end == from) {
            throw JsonInput.invalid();
        }
        in.at = end;
        return end - from;
    }

    /** Longer ones are not even parsed, which takes time in proportion to the square of their length. */
    private static void check(int digits, int maximum) {
        if (digits > maximum) {
            throw new IllegalArgumentException("A number with more than " + maximum + " digits");
        }
    }

    private static long parse(byte[] text, int from, int end) {
        boolean isNegative = text[from] == '-';
        long value = 0;
        for (int i = isNegative ? from + 1 : from; i < end; i++) {
            value = 10 * value + text[i] - '0';
        }
        return isNegative ? -value : value;
    }

    private static Number decimal(String text) {
        try {
            return JsonValues.decimal(new BigDecimal(text));
        } catch (NumberFormatException e) {
            // Not passed on, since its message may quote the text.
            throw JsonInput.invalid();
        }
    }

    private static String text(JsonInput in, int from) {
        return new String(in.bytes, from, in.at - from, StandardCharsets.ISO_8859_1);
    }
}
