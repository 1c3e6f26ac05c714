package io.github.dropwizardjwt.key;

import io.github.dropwizardjwt.json.Base64Url;
import io.jsonwebtoken.security.Jwks;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Key ids, the {@code kid} of RFC 7515 §4.1.4: configured, or derived from the key, so that every node derives the same
 * one. Thread-safe.
 */
public final class KeyIds {
    private static final String RULE = "1 to 256 printable ASCII characters without blanks";
    private static final Pattern WELL_FORMED = Pattern.compile("[\\x21-\\x7E]{1,256}");
    private static final byte[] CONSTANT = "dropwizard-jwt key id".getBytes(StandardCharsets.US_ASCII);
    private static final int FINGERPRINT_BYTES = 12;

    private KeyIds() {}

    /**
     * Whether a text may be the id of a key.
     *
     * @param id the text
     * @return whether it follows the {@link #rule()}
     */
    public static boolean isWellFormed(String id) {
        return WELL_FORMED.matcher(id).matches();
    }

    /**
     * What a key id must be.
     *
     * @return a noun phrase for messages
     */
    public static String rule() {
        return RULE;
    }

    static String check(String id) {
        if (!isWellFormed(id)) {
            throw new IllegalArgumentException("A key id must be " + RULE);
        }
        return id;
    }

    /** The SHA-256 thumbprint (RFC 7638) in base64url. */
    static String thumbprint(PublicKey key) {
        return Jwks.builder().key(key).build().thumbprint().toString();
    }

    /**
     * The first 12 bytes of a MAC of a constant under the secret. It reveals nothing that a token signed with the
     * secret does not reveal. The constant has no dot, so that it is never the signing input of a token.
     */
    static String fingerprint(SecretKey key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] start = Arrays.copyOf(mac.doFinal(CONSTANT), FINGERPRINT_BYTES);
            return Base64Url.encode(start);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has HmacSHA256", e);
        }
    }
}
