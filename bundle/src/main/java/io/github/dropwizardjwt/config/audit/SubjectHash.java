package io.github.dropwizardjwt.config.audit;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.key.UnusableKeyException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The hash of a subject: the same for the same key and subject. It has a key, since anybody can hash a list of user
 * names without one. Thread-safe.
 */
final class SubjectHash {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int SHOWN_BYTES = 16;

    private final SecretKeySpec key;

    private SubjectHash(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** With a random key, so that hashes of two processes cannot be compared. */
    static SubjectHash ofThisProcess() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return new SubjectHash(key);
    }

    /**
     * With a key that is checked as the secrets of tokens are.
     *
     * @throws UnusableKeyException if it is too short or guessable
     */
    static SubjectHash ofKey(byte[] key) {
        SigningKey.ofSecret(Algorithm.HS256, key, null);
        return new SubjectHash(key);
    }

    /** The first half of an HMAC-SHA256 (RFC 2104), in hexadecimal digits. */
    String of(String subject) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(subject.getBytes(StandardCharsets.UTF_8)), 0, SHOWN_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Each Java runtime has " + ALGORITHM, e);
        }
    }
}
