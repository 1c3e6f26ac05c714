package io.github.dropwizardjwt.benchmarks.sample;

import io.github.dropwizardjwt.key.Algorithm;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of one algorithm; key pairs are generated each time.
 *
 * @param algorithm one of {@link #ALGORITHMS}
 * @param signing the secret or the private key
 * @param verifying the secret or the public key
 */
public record Keys(Algorithm algorithm, Key signing, Key verifying) {
    /** One algorithm of each family. */
    public static final List<Algorithm> ALGORITHMS =
            List.of(Algorithm.HS256, Algorithm.RS256, Algorithm.ES256, Algorithm.EdDSA);

    /** The {@code kid} of every token. */
    public static final String ID = "2026-11";

    private static final String SECRET = "4fzH8sQv-xN2pLk7dWm0YtRa6GjUeBc1";

    /** Keys for an algorithm. */
    public static Keys of(Algorithm algorithm) {
        try {
            return switch (algorithm) {
                case HS256 -> ofSecret();
                case RS256 -> ofPair(algorithm, "RSA", 2048);
                case ES256 -> ofPair(algorithm, "EC", 256);
                case EdDSA -> ofPair(algorithm, "EdDSA", 255);
                default -> throw new IllegalArgumentException("No benchmark of " + algorithm);
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Keys ofSecret() {
        SecretKey key = new SecretKeySpec(SECRET.getBytes(StandardCharsets.US_ASCII), "HmacSHA256");
        return new Keys(Algorithm.HS256, key, key);
    }

    private static Keys ofPair(Algorithm algorithm, String type, int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
        generator.initialize(bits);
        KeyPair pair = generator.generateKeyPair();
        return new Keys(algorithm, pair.getPrivate(), pair.getPublic());
    }

    /** The secret of HS256. */
    public SecretKey secret() {
        return (SecretKey) signing;
    }

    /** The secret as text. */
    public String secretText() {
        return SECRET;
    }

    /** The private key of the other algorithms. */
    public PrivateKey privateKey() {
        return (PrivateKey) signing;
    }

    /** The public key of the other algorithms. */
    public PublicKey publicKey() {
        return (PublicKey) verifying;
    }

    /** The private key as PKCS#8 in PEM. */
    public String privateKeyPem() {
        return pem("PRIVATE KEY", signing);
    }

    /** The public key as SubjectPublicKeyInfo in PEM. */
    public String publicKeyPem() {
        return pem("PUBLIC KEY", verifying);
    }

    private static String pem(String label, Key key) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\n-----END " + label + "-----\n";
    }
}
