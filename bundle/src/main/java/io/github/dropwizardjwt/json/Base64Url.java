package io.github.dropwizardjwt.json;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Encodes and decodes base64url (RFC 7515 §2) in its one canonical form: no padding, no other characters, unused bits
 * zero (RFC 4648 §3.5). The decoder of the JDK accepts padding and any unused bits, so that one signature would have
 * many texts. Thread-safe.
 */
public final class Base64Url {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private Base64Url() {}

    /**
     * Decodes a text.
     *
     * @param text the text; the empty one encodes no bytes
     * @return the bytes
     * @throws IllegalArgumentException if the text is not the canonical encoding of any bytes
     */
    public static byte[] decode(String text) {
        // Characters beyond ISO 8859-1 become '?', which is no base64url either.
        byte[] characters = text.getBytes(StandardCharsets.ISO_8859_1);
        return characters.length == 0 ? characters : decode(ByteBuffer.wrap(characters), 0, characters.length);
    }

    /**
     * Decodes a part of a text.
     *
     * @param text the text, in ASCII; its position and limit may change
     * @param from the index of the first character
     * @param to the index after the last character, greater than {@code from}
     * @return the bytes
     * @throws IllegalArgumentException if the part is not the canonical encoding of any bytes
     */
    public static byte[] decode(ByteBuffer text, int from, int to) {
        int unusedBits = unusedBits(to - from);
        ByteBuffer part = text.limit(to).position(from);
        int last = ALPHABET.indexOf(part.get(to - 1));
        if (last < 0 || (last & ((1 << unusedBits) - 1)) != 0) {
            throw new IllegalArgumentException("Unused bits are set, or the last character is not base64url");
        }
        return Base64.getUrlDecoder().decode(part).array();
    }

    /**
     * Encodes bytes.
     *
     * @param bytes the bytes
     * @return the text
     */
    public static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    /**
     * Encodes bytes.
     *
     * @param bytes the bytes
     * @return the text in ASCII
     */
    public static byte[] encodeToAscii(byte[] bytes) {
        return ENCODER.encode(bytes);
    }

    private static int unusedBits(int length) {
        return switch (length % 4) {
            case 0 -> 0;
            case 2 -> 4;
            case 3 -> 2;
            default -> throw new IllegalArgumentException("No number of bytes is encoded in so many characters");
        };
    }
}
