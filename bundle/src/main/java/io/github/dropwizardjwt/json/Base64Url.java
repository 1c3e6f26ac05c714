package io.github.dropwizardjwt.json;

import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * base64url as RFC 7515 §2 has it, in its one canonical form: no padding, no other characters, unused bits zero (RFC
 * 4648 §3.5). The JDK's decoder alone takes padding and any unused bits, so that one signature would have many texts.
 */
public final class Base64Url {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private Base64Url() {}

    /**
     * Decodes a part of a text.
     *
     * @param text the text, in ASCII
     * @param from the first character
     * @param to the first character after it
     * @return the bytes
     * @throws IllegalArgumentException if the part is not the canonical encoding of any bytes
     */
    public static byte[] decode(byte[] text, int from, int to) {
        int unusedBits = unusedBits(to - from);
        int last = ALPHABET.indexOf(text[to - 1]);
        if (last < 0 || (last & ((1 << unusedBits) - 1)) != 0) {
            throw new IllegalArgumentException("Unused bits are set, or the last character is not base64url");
        }
        return Base64.getUrlDecoder()
                .decode(ByteBuffer.wrap(text, from, to - from))
                .array();
    }

    /**
     * Encodes bytes.
     *
     * @param bytes the bytes
     * @return the text
     */
    public static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static int unusedBits(int length) {
        return switch (length % 4) {
            case 0 -> 0;
            case 2 -> 4;
            case 3 -> 2;
            default -> throw new IllegalArgumentException("No bytes are encoded in so many characters");
        };
    }
}
