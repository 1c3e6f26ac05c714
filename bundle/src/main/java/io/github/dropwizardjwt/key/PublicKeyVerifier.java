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

/** Verifies RSA, ECDSA and EdDSA signatures, of exactly the length that RFC 7518 §3 and RFC 8032 §5 give them. */
final class PublicKeyVerifier implements SignatureVerifier {
    private final Algorithm algorithm;
    private final @Nullable EcdsaSignatures ecdsa;
    private final int signatureLength;
    private final Pool<Signature> verifiers;

    PublicKeyVerifier(Algorithm algorithm, PublicKey key, @Nullable Provider provider) {
        this.algorithm = algorithm;
        this.ecdsa = algorithm.keyType() == KeyType.EC ? new EcdsaSignatures(algorithm) : null;
        this.signatureLength = signatureLength(algorithm, key);
        this.verifiers = new Pool<>(() -> {
            Signature verifier = algorithm.newVerifier(provider);
            verifier.initVerify(provider == null ? key : translated(algorithm, key, provider));
            return verifier;
        });
    }

    @Override
    public void prepare() throws GeneralSecurityException {
        verifiers.prepare();
    }

    @Override
    public boolean holds(byte[] text, int signed, byte[] signature) throws GeneralSecurityException {
        // JDK 17 accepts Ed25519 signatures with an extra byte.
        if (signature.length != signatureLength || (ecdsa != null && !ecdsa.isInRange(signature))) {
            return false;
        }
        return verifiers.lend(verifier -> {
            verifier.update(text, 0, signed);
            return verifier.verify(algorithm.isInDer(verifier) ? EcdsaSignatures.toDer(signature) : signature);
        });
    }

    /** The key as an object of the provider's own, which some providers require; unchanged if it has no key factory. */
    private static PublicKey translated(Algorithm algorithm, PublicKey key, Provider provider)
            throws GeneralSecurityException {
        String factory = algorithm.keyType().keyFactory;
        return provider.getService("KeyFactory", factory) == null
                ? key
                : KeyFactory.getInstance(factory, provider).generatePublic(new X509EncodedKeySpec(key.getEncoded()));
    }

    private static int signatureLength(Algorithm algorithm, PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return (rsa.getModulus().bitLength() + Byte.SIZE - 1) / Byte.SIZE;
        }
        if (key instanceof EdECPublicKey edwards) {
            boolean ed25519 = edwards.getParams().getName().equals(NamedParameterSpec.ED25519.getName());
            return ed25519 ? 64 : 114;
        }
        return EcdsaSignatures.length(algorithm);
    }
}
