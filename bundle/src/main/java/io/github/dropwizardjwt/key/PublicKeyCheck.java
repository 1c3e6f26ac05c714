package io.github.dropwizardjwt.key;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import org.jspecify.annotations.Nullable;

/** RSA, ECDSA and EdDSA signatures, of exactly the length that RFC 7518 §3 and RFC 8032 §5 give them. */
final class PublicKeyCheck implements SignatureCheck {
    private final boolean hasHalves;
    private final int signatureLength;
    private final Reused<Signature> verifiers;

    PublicKeyCheck(Algorithm algorithm, PublicKey key, @Nullable Provider provider) {
        this.hasHalves = algorithm.keyType() == KeyType.EC;
        this.signatureLength = signatureLength(algorithm, key);
        this.verifiers = new Reused<>(() -> {
            Signature verifier = algorithm.newSignature(provider);
            verifier.initVerify(provider == null ? key : translated(algorithm, key, provider));
            return verifier;
        });
    }

    @Override
    public void prepare() throws GeneralSecurityException {
        verifiers.prepare();
    }

    @Override
    public boolean holds(byte[] signingInput, byte[] signature) throws GeneralSecurityException {
        // JDK 17 takes Ed25519 signatures with a byte too many.
        if (signature.length != signatureLength || (hasHalves && hasZeroHalf(signature))) {
            return false;
        }
        return verifiers.lend(verifier -> {
            verifier.update(signingInput);
            return verifier.verify(signature);
        });
    }

    /** The key as an object of the provider's own, which some take for granted; as it is where it has none. */
    private static PublicKey translated(Algorithm algorithm, PublicKey key, Provider provider)
            throws GeneralSecurityException {
        String factory = algorithm.keyType().keyFactory;
        return provider.getService("KeyFactory", factory) == null
                ? key
                : KeyFactory.getInstance(factory, provider).generatePublic(new X509EncodedKeySpec(key.getEncoded()));
    }

    /** An ECDSA signature with r = 0 or s = 0 fits every message where the provider forgets to look (CVE-2022-21449). */
    private static boolean hasZeroHalf(byte[] signature) {
        return isZero(signature, 0, signature.length / 2) || isZero(signature, signature.length / 2, signature.length);
    }

    private static boolean isZero(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static int signatureLength(Algorithm algorithm, PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return bytes(rsa.getModulus().bitLength());
        }
        if (key instanceof EdECPublicKey edwards) {
            boolean ed25519 = edwards.getParams().getName().equals(NamedParameterSpec.ED25519.getName());
            return ed25519 ? 64 : 114;
        }
        return 2 * bytes(algorithm.bits());
    }

    private static int bytes(int bits) {
        return (bits + Byte.SIZE - 1) / Byte.SIZE;
    }
}
