package io.github.dropwizardjwt.key;

import java.nio.charset.StandardCharsets;

/** Checks that a secret is long enough for its algorithm (RFC 7518 §3.2) and not guessable. */
final class SecretStrength {
    private SecretStrength() {}

    /**
     * Returns a secret that is strong enough.
     *
     * @throws UnusableKeyException if it is shorter than the hash (RFC 7518 §3.2), guessable (RFC 8725 §3.5), or key
     *     material of another kind
     */
    static byte[] check(Algorithm algorithm, byte[] secret) {
        String text = new String(secret, StandardCharsets.ISO_8859_1);
        // With a public key as the secret, everybody who has it could sign.
        if (text.contains("-----BEGIN") || text.contains("\"kty\"")) {
            throw new UnusableKeyException("is a PEM or JWK, not a secret; " + algorithm
                    + " takes a random secret, a key pair needs an RS, PS, ES or EdDSA algorithm");
        }
        int minimumBytes = algorithm.bits() / Byte.SIZE;
        if (secret.length < minimumBytes) {
            throw new UnusableKeyException("must have at least " + minimumBytes + " bytes for " + algorithm + ", has "
                    + secret.length + "; make one with: openssl rand -base64 " + minimumBytes);
        }
        if (WeakSecrets.isWeak(text)) {
            throw new UnusableKeyException(
                    "is guessable (a repetition, a row of letters or keys, words that many would "
                            + "write, or a published sample); make a random one with: openssl rand -base64 "
                            + minimumBytes);
        }
        return secret;
    }
}
