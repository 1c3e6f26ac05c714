package io.github.dropwizardjwt.key.remote;

import java.util.Arrays;

/** Recognizes what servers send instead of JSON, without quoting it. */
final class NotJson {
    private static final byte[] UTF_8 = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] UTF_16_BE = {(byte) 0xFE, (byte) 0xFF};
    private static final byte[] UTF_16_LE = {(byte) 0xFF, (byte) 0xFE};

    private NotJson() {}

    /** What the body is instead, to be read after the statement that it is no JSON; empty if that is unknown. */
    static String explained(byte[] body) {
        if (begins(body, UTF_8) || begins(body, UTF_16_BE) || begins(body, UTF_16_LE)) {
            return ", but begins with a byte order mark (BOM), which JSON must not have (RFC 8259 §8.1)";
        }
        for (byte each : body) {
            if (!isBlank(each)) {
                return each == '<' ? ", but HTML or XML, such as a sign-in page or that of a proxy" : "";
            }
        }
        return ", but empty";
    }

    private static boolean begins(byte[] body, byte[] mark) {
        return body.length >= mark.length && Arrays.equals(body, 0, mark.length, mark, 0, mark.length);
    }

    private static boolean isBlank(byte each) {
        return each == ' ' || each == '\t' || each == '\r' || each == '\n';
    }
}
