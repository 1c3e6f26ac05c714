package io.github.dropwizardjwt.token;

import io.github.dropwizardjwt.json.Base64Url;
import java.security.SecureRandom;

/** Random ids for tokens and sessions. Thread-safe. */
public final class RandomId {
    /** 128 bits, so that ids neither collide nor can be guessed (RFC 7519 §4.1.7). */
    private static final int BYTES = 16;

    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomId() {}

    /**
     * Generates an id.
     *
     * @return 128 random bits; 22 characters of base64url
     */
    public static String next() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64Url.encode(bytes);
    }
}
