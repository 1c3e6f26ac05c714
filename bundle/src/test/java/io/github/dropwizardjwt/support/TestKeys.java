package io.github.dropwizardjwt.support;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.SigningKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Keys made with openssl for these tests and used nowhere else, read without the code under test. */
public final class TestKeys {
    /** Good for every HS algorithm. */
    public static final String SECRET = "Wq7bX2kPz9Lr4Tn8Vf3Jc6Hd1Gs5Ym0ReUaQoIxNvBtKpZlCwEhFgSjDyMuAiOk7";

    private TestKeys() {}

    public static byte[] secret() {
        return SECRET.getBytes(StandardCharsets.US_ASCII);
    }

    /** The file of this name among the resources beside this class. */
    public static String pem(String name) {
        try (InputStream in = TestKeys.class.getResourceAsStream("keys/" + name + ".pem")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name of the key pair that suits an asymmetric algorithm. */
    public static String nameFor(Algorithm algorithm) {
        return switch (algorithm) {
            case ES256 -> "ec-p256";
            case ES384 -> "ec-p384";
            case ES512 -> "ec-p521";
            case EdDSA, Ed25519 -> "ed25519";
            case Ed448 -> "ed448";
            default -> "rsa-2048";
        };
    }

    public static SigningKey signing(Algorithm algorithm) {
        return signing(algorithm, null);
    }

    public static SigningKey signing(Algorithm algorithm, String id) {
        return algorithm.isSymmetric()
                ? SigningKey.ofSecret(algorithm, secret(), id)
                : SigningKey.ofPrivateKey(algorithm, pem(nameFor(algorithm)), id);
    }

    public static PrivateKey privateKey(String name) {
        try {
            return factory(name).generatePrivate(new PKCS8EncodedKeySpec(der(pem(name))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static PublicKey publicKey(String name) {
        try {
            return factory(name).generatePublic(new X509EncodedKeySpec(der(pem(name + ".pub"))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String publicPem(byte[] subjectPublicKeyInfo) {
        return pem("PUBLIC KEY", subjectPublicKeyInfo);
    }

    public static String privatePem(byte[] pkcs8) {
        return pem("PRIVATE KEY", pkcs8);
    }

    /** Any bytes under any label. */
    public static String pem(String label, byte[] der) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }

    private static byte[] der(String pem) {
        return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    }

    private static KeyFactory factory(String name) throws GeneralSecurityException {
        return KeyFactory.getInstance(name.startsWith("rsa") ? "RSA" : name.startsWith("ec") ? "EC" : "EdDSA");
    }
}
