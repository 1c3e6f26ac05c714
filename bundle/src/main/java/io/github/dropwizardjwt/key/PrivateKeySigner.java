package io.github.dropwizardjwt.key;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import org.jspecify.annotations.Nullable;

/** Makes RSA, ECDSA and EdDSA signatures (RFC 7518 §3.3 to §3.5, RFC 8037 §3.1). */
final class PrivateKeySigner implements SignatureMaker {
    private final Algorithm algorithm;
    private final Pool<Signature> signers;

    PrivateKeySigner(Algorithm algorithm, PrivateKey key, @Nullable Provider provider) {
        this.algorithm = algorithm;
        this.signers = new Pool<>(() -> {
            Signature signer = algorithm.newSigner(provider);
            signer.initSign(key);
            return signer;
        });
    }

    @Override
    public byte[] sign(byte[] signingInput) throws GeneralSecurityException {
        byte[] signature = signature(signingInput);
        return algorithm.keyType() == KeyType.EC
                ? EcdsaSignatures.ofDer(signature, EcdsaSignatures.length(algorithm))
                : signature;
    }

    private byte[] signature(byte[] signingInput) throws GeneralSecurityException {
        try {
            return signers.lend(signer -> {
                signer.update(signingInput);
                return signer.sign();
            });
        } catch (GeneralSecurityException | RuntimeException e) {
            // The others may depend on the same lost connection to a device.
            signers.clear();
            throw e;
        }
    }
}
