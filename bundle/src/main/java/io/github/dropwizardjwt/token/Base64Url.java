package io.github.dropwizardjwt.token;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * base64url as RFC 7515 §2 has it, in its one canonical form: no padding, no other characters, unused bits zero (RFC
 * 4648 §3.5). The JDK's decoder alone takes padding and any unused bits, so that one signature would have many texts.
 */
final class Base64Url {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private Base64Url() {}

    /**
     * Decodes.
     *
     * @throws IllegalArgumentException if the text is not the canonical encoding of any bytes
     */
    static byte[] decode(String text) {
        int unusedBits = unusedBits(text.length());
        if (unusedBits != 0) {
            int last = ALPHABET.indexOf(text.charAt(text.length() - 1));
            if ((last & ((1 << unusedBits) - 1)) != 0) {
                throw new IllegalArgumentException("Unused bits are not zero, or a character is not base64url");
            }
        } else if (text.endsWith("=")) {
            throw new IllegalArgumentException("Padding");
        }
        // Characters beyond ISO 8859-1 become '?', which is no base64url either.
        return Base64.getUrlDecoder().decode(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    static String encode(byte[] bytes) {
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
