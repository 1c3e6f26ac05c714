package io.github.dropwizardjwt.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes values as {@link JsonValues#copy(Map)} makes them, without white space. For one text. */
final class JsonWriter {
    /** A reverse solidus, a {@code u} and four digits. */
    private static final int MAX_ESCAPE = 6;

    private static final byte[] DIGITS = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    /** Those with an escape of their own (RFC 8259 §7), and what it is. */
    private static final String SPECIAL = "\"\\\b\f\n\r\t";

    private static final String ESCAPES = "\"\\bfnrt";

    private byte[] out = new byte[512];
    private int size;

    byte[] written() {
        return Arrays.copyOf(out, size);
    }

    void write(@Nullable Object value) {
        // Classes first: whether an object has an interface takes longer to find out.
        if (value instanceof String text) {
            writeString(text);
        } else if (value == null || value instanceof Boolean || isNumber(value)) {
            // A decimal as toString has it, 1E+3, so that reading gives the same value with the same scale.
            writePlain(String.valueOf(value));
        } else if (value instanceof Map<?, ?> object) {
            write(object);
        } else if (value instanceof List<?> array) {
            write(array);
        } else {
            throw new IllegalArgumentException(value.getClass().getName() + " is not a type of JSON");
        }
    }

    /** Of the JDK only, since the text of another one may be anything; that of a double is not always a number. */
    private static boolean isNumber(Object value) {
        return value instanceof Integer
                || value instanceof Long
                || value instanceof BigDecimal
                || value instanceof BigInteger
                || value instanceof Short
                || value instanceof Byte
                || (value instanceof Double number && Double.isFinite(number))
                || (value instanceof Float shorter && Float.isFinite(shorter));
    }

    private void write(Map<?, ?> object) {
        char separator = '{';
        for (Map.Entry<?, ?> member : object.entrySet()) {
            write(separator);
            writeString((String) member.getKey());
            write(':');
            write(member.getValue());
            separator = ',';
        }
        if (separator == '{') {
            write('{');
        }
        write('}');
    }

    private void write(List<?> array) {
        char separator = '[';
        for (Object element : array) {
            write(separator);
            write(element);
            separator = ',';
        }
        if (separator == '[') {
            write('[');
        }
        write(']');
    }

    private void writeString(String text) {
        write('"');
        int plain = writePlain(text);
        if (plain < text.length()) {
            for (int i = plain; i < text.length(); i++) {
                reserve(MAX_ESCAPE);
                writeAny(text.charAt(i));
            }
        }
        write('"');
    }

    /** Writes what is ASCII and needs no escape; up to which index. */
    private int writePlain(String text) {
        int length = text.length();
        reserve(length);
        byte[] to = out;
        int from = size;
        int i = 0;
        while (i < length && isPlain(text.charAt(i))) {
            to[from + i] = (byte) text.charAt(i);
            i++;
        }
        size = from + i;
        return i;
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c < 0x80 && c != '"' && c != '\\';
    }

    /** Pairs of surrogates are escaped, since some databases cannot store them. */
    private void writeAny(char c) {
        if (isPlain(c)) {
            out[size++] = (byte) c;
        } else if (c < 0x80 || Character.isSurrogate(c)) {
            writeEscape(c);
        } else if (c < 0x800) {
            out[size++] = (byte) (0xC0 | (c >> 6));
            out[size++] = (byte) (0x80 | (c & 0x3F));
        } else {
            out[size++] = (byte) (0xE0 | (c >> 12));
            out[size++] = (byte) (0x80 | ((c >> 6) & 0x3F));
            out[size++] = (byte) (0x80 | (c & 0x3F));
        }
    }

    private void writeEscape(char c) {
        out[size++] = '\\';
        int special = SPECIAL.indexOf(c);
        if (special >= 0) {
            out[size++] = (byte) ESCAPES.charAt(special);
            return;
        }
        out[size++] = 'u';
        for (int shift = 12; shift >= 0; shift -= 4) {
            out[size++] = DIGITS[(c >> shift) & 0xF];
        }
    }

    private void write(char ascii) {
        reserve(1);
        out[size++] = (byte) ascii;
    }

    private void reserve(int more) {
        if (more > out.length - size) {
            out = Arrays.copyOf(out, Math.max(2 * out.length, size + more));
        }
    }
}
