package io.github.dropwizardjwt.key;

/** Tells structures in DER apart by their first bytes. Each character is a byte. */
final class Der {
    private static final char SEQUENCE = 0x30;
    private static final char INTEGER = 0x02;

    /** What a structure is. */
    enum Content {
        /** PKCS#12 (RFC 7292 §4). */
        PKCS12,
        /** PKCS#8, encrypted or not, PKCS#1 or SEC 1. */
        PRIVATE,
        /** SubjectPublicKeyInfo, or an RSA public key in PKCS#1. */
        PUBLIC,
        /** A certificate, or anything else. */
        OTHER
    }

    private Der() {}

    /** Whether a text is one sequence to its end, but for a line break that was cut off: nothing that is written is. */
    static boolean isSequence(String text) {
        if (text.length() < 5 || text.charAt(0) != SEQUENCE) {
            return false;
        }
        int missing = start(text, 0) + length(text, 0) - text.length();
        return missing >= 0 && missing <= 2;
    }

    /** What a sequence contains. */
    static Content content(String sequence) {
        int first = start(sequence, 0);
        int second = start(sequence, first) + length(sequence, first);
        if (second >= sequence.length()) {
            return Content.OTHER;
        }
        if (sequence.charAt(first) == INTEGER) {
            boolean isVersion = length(sequence, first) == 1;
            if (isVersion && sequence.charAt(second - 1) == 3) {
                return Content.PKCS12;
            }
            return isVersion ? Content.PRIVATE : Content.PUBLIC;
        }
        // An algorithm, and then a string of octets or bits.
        return switch (sequence.charAt(second)) {
            case 0x03 -> Content.PUBLIC;
            case 0x04 -> Content.PRIVATE;
            default -> Content.OTHER;
        };
    }

    /** Where the content of the structure at an index begins. */
    private static int start(String der, int at) {
        int length = at + 1 < der.length() ? der.charAt(at + 1) : 0;
        return at + 2 + (length > 0x80 && length <= 0x83 ? length - 0x80 : 0);
    }

    /** The length of its content; 0 where it cannot be read. */
    private static int length(String der, int at) {
        int start = start(der, at);
        if (start > der.length() || at + 1 >= der.length()) {
            return 0;
        }
        if (start == at + 2) {
            return der.charAt(at + 1) < 0x80 ? der.charAt(at + 1) : 0;
        }
        int length = 0;
        for (int i = at + 2; i < start; i++) {
            length = length << 8 | (der.charAt(i) & 0xFF);
        }
        return length;
    }
}
