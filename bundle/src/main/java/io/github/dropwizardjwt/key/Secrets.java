package io.github.dropwizardjwt.key;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a secret for an HS algorithm must be: long enough, and not something a person thought of. */
final class Secrets {
    private static final int MINIMUM_DISTINCT_BYTES = 10;

    /** The sample secrets of jwt.io and its like, and what stands in templates until somebody replaces it. */
    private static final Pattern PUBLISHED = Pattern.compile(
            "at-least-\\d+-bits|your-\\d+-bit-secret|change-?_?me|replace-?_?me|^\\$\\w+$|\\{\\{.*}}|^<.*>$|^%\\w+%$");

    private Secrets() {}

    /**
     * Checks a secret and returns it.
     *
     * @throws UnusableKeyException if it is shorter than the hash (RFC 7518 §3.2), guessable (RFC 8725 §3.5), or key
     *     material of another kind
     */
    static byte[] check(Algorithm algorithm, byte[] secret) {
        String text = new String(secret, StandardCharsets.ISO_8859_1);
        // A public key used as a secret lets everybody who has it sign.
        if (text.contains("-----BEGIN") || (text.stripLeading().startsWith("{") && text.contains("\"kty\""))) {
            throw new UnusableKeyException("is a PEM or JWK, not a secret; " + algorithm
                    + " takes a random secret, a key pair needs an RS, PS, ES or EdDSA algorithm");
        }
        int minimumBytes = algorithm.bits() / Byte.SIZE;
        if (secret.length < minimumBytes) {
            throw new UnusableKeyException("must have at least " + minimumBytes + " bytes for " + algorithm + ", has "
                    + secret.length + "; make one with: openssl rand -base64 " + minimumBytes);
        }
        if (isRepetition(text)
                || text.chars().distinct().count() < MINIMUM_DISTINCT_BYTES
                || PUBLISHED.matcher(text.toLowerCase(Locale.ROOT)).find()) {
            throw new UnusableKeyException("is guessable (a repetition, too few different characters, or a published "
                    + "sample); make a random one with: openssl rand -base64 " + minimumBytes);
        }
        return secret;
    }

    /** A text made of copies of its beginning is found again in its own double, before the end. */
    private static boolean isRepetition(String text) {
        return (text + text).indexOf(text, 1) < text.length();
    }
}
