package io.github.dropwizardjwt.json;

/** The bytes of a JSON text, and how far they were read. For one text. */
final class JsonInput {
    final byte[] bytes;
    int at;

    JsonInput(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Passes white space (RFC 8259 §2), and shows the next byte; 0, with which nothing begins, at the end. */
    byte next() {
        byte next = peek();
        while (next == ' ' || next == '\n' || next == '\r' || next == '\t') {
            at++;
            next = peek();
        }
        return next;
    }

    /** Shows the next byte, be it white space; 0 at the end. */
    byte peek() {
        return at < bytes.length ? bytes[at] : 0;
    }

    /** Passes white space and then this character, if it is the next one. */
    boolean skip(char expected) {
        boolean isNext = next() == expected;
        if (isNext) {
            at++;
        }
        return isNext;
    }

    /** Passes white space and then this character. */
    void require(char expected) {
        if (!skip(expected)) {
            throw invalid();
        }
    }

    /** Passes exactly these characters. */
    void require(String expected) {
        for (int i = 0; i < expected.length(); i++, at++) {
            if (peek() != expected.charAt(i)) {
                throw invalid();
            }
        }
    }

    boolean isAtEnd() {
        return at == bytes.length;
    }

    /** It quotes nothing, since the text may be a secret. */
    static IllegalArgumentException invalid() {
        return new IllegalArgumentException("Not valid JSON");
    }
}
