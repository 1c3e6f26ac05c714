package io.github.dropwizardjwt.support;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;

/** Key pairs that no file holds, each made once in a run of tests. */
public final class GeneratedKeys {
    public static final KeyPair RSA = generate("RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4));
    public static final KeyPair WEAK_RSA = generate("RSA", new RSAKeyGenParameterSpec(1024, RSAKeyGenParameterSpec.F4));
    public static final KeyPair P256 = generate("EC", new ECGenParameterSpec("secp256r1"));
    public static final KeyPair OTHER_P256 = generate("EC", new ECGenParameterSpec("secp256r1"));
    public static final KeyPair P384 = generate("EC", new ECGenParameterSpec("secp384r1"));
    public static final KeyPair ED25519 = generate("EdDSA", NamedParameterSpec.ED25519);

    private GeneratedKeys() {}

    public static String privatePem(KeyPair pair) {
        return TestKeys.privatePem(pair.getPrivate().getEncoded());
    }

    public static String publicPem(KeyPair pair) {
        return TestKeys.publicPem(pair.getPublic().getEncoded());
    }

    private static KeyPair generate(String algorithm, AlgorithmParameterSpec parameters) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(parameters);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
