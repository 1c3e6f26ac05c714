package io.github.dropwizardjwt.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads JSON strings (RFC 8259 §7). */
final class JsonStrings {
    private static final char REPLACEMENT = '\uFFFD';
    private static final String ESCAPES = "\"\\/bfnrt";
    private static final String ESCAPED = "\"\\/\b\f\n\r\t";

    private JsonStrings() {}

    /**
     * Reads the string whose quotation mark is next.
     *
     * @throws IllegalArgumentException if it is not a valid one, in valid UTF-8 and without lone surrogates
     */
    static String read(JsonInput in) {
        int from = ++in.at;
        if (passPlain(in)) {
            return CommonNames.text(in.bytes, from, in.at++);
        }
        StringBuilder text = new StringBuilder();
        in.at = from;
        while (in.peek() != '"') {
            if (in.peek() == '\\') {
                in.at++;
                text.append(escaped(in));
            } else {
                text.append(unescaped(in));
            }
        }
        in.at++;
        return JsonValues.checkText(text.toString());
    }

    /** Passes ASCII without escapes; whether the closing quotation mark is next. */
    private static boolean passPlain(JsonInput in) {
        byte[] bytes = in.bytes;
        int i = in.at;
        // Bytes beyond ASCII are negative.
        while (i < bytes.length && bytes[i] >= ' ' && bytes[i] != '"' && bytes[i] != '\\') {
            i++;
        }
        in.at = i;
        return in.peek() == '"';
    }

    /** At least one character, up to an escape or the end. */
    private static String unescaped(JsonInput in) {
        int from = in.at;
        while (in.peek() != '"' && in.peek() != '\\') {
            // 0 at the end of the text.
            if (in.peek() >= 0 && in.peek() < ' ') {
                throw JsonInput.invalid();
            }
            in.at++;
        }
        String text = new String(in.bytes, from, in.at - from, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0 && !isEncoded(text, in.bytes, from, in.at)) {
            throw new IllegalArgumentException("Not valid UTF-8");
        }
        return text;
    }

    /** Invalid bytes were replaced by U+FFFD, so that encoding gives other bytes, unless U+FFFD itself was sent. */
    private static boolean isEncoded(String text, byte[] bytes, int from, int to) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        return Arrays.equals(encoded, 0, encoded.length, bytes, from, to);
    }

    /** What stands after a reverse solidus. */
    private static char escaped(JsonInput in) {
        byte escape = in.peek();
        in.at++;
        if (escape == 'u') {
            return (char) ((digit(in) << 12) | (digit(in) << 8) | (digit(in) << 4) | digit(in));
        }
        int index = ESCAPES.indexOf(escape);
        if (index < 0) {
            throw JsonInput.invalid();
        }
        return ESCAPED.charAt(index);
    }

    private static int digit(JsonInput in) {
        // Bytes beyond ASCII become characters from U+FF80 on, none of which is a digit of any script.
        int digit = Character.digit((char) in.peek(), 16);
        if (digit < 0) {
            throw JsonInput.invalid();
        }
        in.at++;
        return digit;
    }
}
