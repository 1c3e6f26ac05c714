package io.github.dropwizardjwt.key;

import io.jsonwebtoken.security.Jwks;
import io.jsonwebtoken.security.SecurityException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;

/** Reads, checks and generates asymmetric keys. */
final class KeyPairs {
    private KeyPairs() {}

    /**
     * Reads a private key (PKCS#8, RFC 5958).
     *
     * @throws UnusableKeyException if it is not one, or is too weak or of another kind than the algorithm takes
     */
    static PrivateKey privateKey(Algorithm algorithm, String pem) {
        byte[] der = Pem.decode(pem, Pem.PRIVATE_KEY);
        try {
            PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(der);
            PrivateKey key = read(algorithm, factory -> factory.generatePrivate(encoded));
            return checked(algorithm, key);
        } catch (GeneralSecurityException e) {
            throw unusable(algorithm, "private", e);
        }
    }

    /**
     * Reads a public key (SubjectPublicKeyInfo, RFC 5280 §4.1.2.7).
     *
     * @throws UnusableKeyException if it is not one, or is too weak or of another kind than the algorithm takes
     */
    static PublicKey publicKey(Algorithm algorithm, String pem) {
        byte[] der = Pem.decode(pem, Pem.PUBLIC_KEY);
        try {
            X509EncodedKeySpec encoded = new X509EncodedKeySpec(der);
            PublicKey key = read(algorithm, factory -> factory.generatePublic(encoded));
            return checked(algorithm, key);
        } catch (GeneralSecurityException e) {
            throw unusable(algorithm, "public", e);
        }
    }

    /**
     * Checks a private key.
     *
     * @return the key, without a restriction to PSS that the algorithm meets
     * @throws UnusableKeyException if it is too weak, or of another kind than the algorithm takes
     */
    static PrivateKey checked(Algorithm algorithm, PrivateKey key) {
        try {
            PrivateKey plain = RsaPss.plain(algorithm, key);
            KeyStrength.check(algorithm, plain);
            return plain;
        } catch (GeneralSecurityException e) {
            throw unusable(algorithm, "private", e);
        }
    }

    /**
     * Checks a public key.
     *
     * @return the key, without a restriction to PSS that the algorithm meets
     * @throws UnusableKeyException if it is too weak, impossible, or of another kind than the algorithm takes
     */
    static PublicKey checked(Algorithm algorithm, PublicKey key) {
        try {
            PublicKey plain = RsaPss.plain(algorithm, key);
            KeyStrength.check(algorithm, plain);
            // The key factory accepts points that are not on the curve; jjwt and the signature object do not.
            Jwks.builder().key(plain).build();
            algorithm.newVerifier(null).initVerify(plain);
            return plain;
        } catch (GeneralSecurityException e) {
            throw unusable(algorithm, "public", e);
        } catch (SecurityException e) {
            throw new UnusableKeyException("has impossible numbers in it, a point beside its curve for one");
        }
    }

    /**
     * Derives the public key; the curve arithmetic is jjwt's.
     *
     * @throws UnusableKeyException if it cannot be derived, or is not usable
     */
    static PublicKey publicKeyOf(Algorithm algorithm, PrivateKey key) {
        try {
            return checked(
                    algorithm, Jwks.builder().key(key).build().toPublicJwk().toKey());
        } catch (SecurityException e) {
            throw new UnusableKeyException("has no public half that can be derived from it; make a new key");
        }
    }

    /** Generates a key pair. */
    static KeyPair generate(Algorithm algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm.keyType().keyFactory);
            switch (algorithm.keyType()) {
                case RSA -> generator.initialize(3072);
                case EC -> generator.initialize(new ECGenParameterSpec(KeyStrength.curveName(algorithm)));
                default ->
                    generator.initialize(
                            algorithm == Algorithm.Ed448 ? NamedParameterSpec.ED448 : NamedParameterSpec.ED25519);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no key generator for " + algorithm, e);
        }
    }

    /** Reads one half of a pair. */
    @FunctionalInterface
    private interface Reading<K> {
        K by(KeyFactory factory) throws GeneralSecurityException;
    }

    private static <K> K read(Algorithm algorithm, Reading<K> half) throws GeneralSecurityException {
        KeyFactory factory = KeyFactory.getInstance(algorithm.keyType().keyFactory);
        try {
            return half.by(factory);
        } catch (InvalidKeySpecException e) {
            if (algorithm.isRsa()) {
                return half.by(KeyFactory.getInstance(RsaPss.NAME));
            }
            throw e;
        }
    }

    private static UnusableKeyException unusable(Algorithm algorithm, String half, GeneralSecurityException e) {
        return e instanceof NoSuchAlgorithmException
                ? new UnusableKeyException("cannot be used, since no security provider of this Java runtime has what "
                        + algorithm + " needs (" + e.getMessage() + "); add one that has, or choose another algorithm")
                : new UnusableKeyException("is not a " + half + " key for " + algorithm + ", which takes a key of type "
                        + algorithm.keyType().keyFactory);
    }
}
