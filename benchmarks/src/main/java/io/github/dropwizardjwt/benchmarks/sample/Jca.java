package io.github.dropwizardjwt.benchmarks.sample;

import io.github.dropwizardjwt.key.Algorithm;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.Signature;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * Signatures by the Java Cryptography Architecture and nothing else, with an initialized object per thread: the minimum
 * that a token can cost.
 *
 * @param keys the keys
 * @param provider the provider; null for the JDK's first choice
 */
public record Jca(Keys keys, @Nullable Provider provider) {
    /** Signs bytes. Thread-safe. */
    public interface Signer {
        byte[] sign(byte[] input) throws GeneralSecurityException;
    }

    /** Whether a signature is valid for the bytes. Thread-safe. */
    public interface Check {
        boolean holds(byte[] input, byte[] signature) throws GeneralSecurityException;
    }

    /** Makes signatures. */
    public Signer signer() {
        if (keys.algorithm() == Algorithm.HS256) {
            ThreadLocal<Mac> macs = ThreadLocal.withInitial(this::mac);
            return input -> macs.get().doFinal(input);
        }
        ThreadLocal<Signature> signatures = ThreadLocal.withInitial(() -> signature(true));
        return input -> {
            Signature signature = signatures.get();
            signature.update(input);
            return signature.sign();
        };
    }

    /** Checks signatures. */
    public Check check() {
        if (keys.algorithm() == Algorithm.HS256) {
            ThreadLocal<Mac> macs = ThreadLocal.withInitial(this::mac);
            return (input, signature) -> MessageDigest.isEqual(macs.get().doFinal(input), signature);
        }
        ThreadLocal<Signature> signatures = ThreadLocal.withInitial(() -> signature(false));
        return (input, signature) -> {
            Signature verifier = signatures.get();
            verifier.update(input);
            return verifier.verify(signature);
        };
    }

    private Mac mac() {
        try {
            Mac mac = provider == null ? Mac.getInstance("HmacSHA256") : Mac.getInstance("HmacSHA256", provider);
            mac.init(keys.secret());
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Signature signature(boolean signs) {
        String name = switch (keys.algorithm()) {
            case RS256 -> "SHA256withRSA";
            case ES256 -> "SHA256withECDSAinP1363Format";
            default -> "EdDSA";
        };
        try {
            Signature signature =
                    provider == null ? Signature.getInstance(name) : Signature.getInstance(name, provider);
            if (signs) {
                signature.initSign(keys.privateKey());
            } else {
                signature.initVerify(keys.publicKey());
            }
            return signature;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
