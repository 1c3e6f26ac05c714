package io.github.dropwizardjwt.testing;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.SigningKey;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keys that nobody trusts, generated once for each algorithm. */
final class FreshKeys {
    private static final Map<Algorithm, KeyPair> PAIRS = new ConcurrentHashMap<>();

    private FreshKeys() {}

    static SigningKey of(Algorithm algorithm, @Nullable String id) {
        return algorithm.isSymmetric()
                ? secret(algorithm, id)
                : SigningKey.ofKeyPair(algorithm, PAIRS.computeIfAbsent(algorithm, FreshKeys::generate), id);
    }

    static SigningKey secret(Algorithm algorithm, @Nullable String id) {
        byte[] secret = new byte[64];
        new SecureRandom().nextBytes(secret);
        return SigningKey.ofSecret(algorithm, secret, id);
    }

    static KeyPair generate(Algorithm algorithm) {
        try {
            return generator(algorithm).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Each Java runtime has the keys of " + algorithm, e);
        }
    }

    private static KeyPairGenerator generator(Algorithm algorithm) throws GeneralSecurityException {
        return switch (algorithm) {
            case ES256 -> curve("secp256r1");
            case ES384 -> curve("secp384r1");
            case ES512 -> curve("secp521r1");
            case EdDSA, Ed25519 -> KeyPairGenerator.getInstance("Ed25519");
            case Ed448 -> KeyPairGenerator.getInstance("Ed448");
            default -> rsa();
        };
    }

    private static KeyPairGenerator rsa() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator;
    }

    private static KeyPairGenerator curve(String name) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(name));
        return generator;
    }
}
