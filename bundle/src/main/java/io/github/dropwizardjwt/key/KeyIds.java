package io.github.dropwizardjwt.key;

import io.jsonwebtoken.security.Jwks;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** The names of keys: given, or derived from the key so that every node finds the same one. */
final class KeyIds {
    private static final Pattern WELL_FORMED = Pattern.compile("[\\x21-\\x7E]{1,256}");
    private static final byte[] CONSTANT = "dropwizard-jwt key id".getBytes(StandardCharsets.US_ASCII);
    private static final int FINGERPRINT_BYTES = 12;

    private KeyIds() {}

    static boolean isWellFormed(String id) {
        return WELL_FORMED.matcher(id).matches();
    }

    static String check(String id) {
        if (!isWellFormed(id)) {
            throw new IllegalArgumentException("A key id is 1 to 256 printable ASCII characters without blanks");
        }
        return id;
    }

    /** The SHA-256 thumbprint (RFC 7638) in base64url. */
    static String thumbprint(PublicKey key) {
        return Jwks.builder().key(key).build().thumbprint().toString();
    }

    /**
     * The first 12 bytes of a MAC of a constant: it names the secret and tells nothing that a token signed with the
     * secret does not tell. The constant has no dot, so that it is never the signing input of a token.
     */
    static String fingerprint(SecretKey key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] start = Arrays.copyOf(mac.doFinal(CONSTANT), FINGERPRINT_BYTES);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(start);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has HmacSHA256", e);
        }
    }
}
