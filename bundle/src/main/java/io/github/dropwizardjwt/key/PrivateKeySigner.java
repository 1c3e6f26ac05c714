package io.github.dropwizardjwt.key;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.SignatureException;
import org.jspecify.annotations.Nullable;

/** Makes RSA, ECDSA and EdDSA signatures (RFC 7518 §3.3 to §3.5, RFC 8037 §3.1). */
final class PrivateKeySigner implements SignatureMaker {
    private final Algorithm algorithm;
    private final @Nullable EcdsaSignatures ecdsa;
    private final Pool<Signature> signers;

    PrivateKeySigner(Algorithm algorithm, PrivateKey key, @Nullable Provider provider) {
        this.algorithm = algorithm;
        this.ecdsa = algorithm.keyType() == KeyType.EC ? new EcdsaSignatures(algorithm) : null;
        this.signers = new Pool<>(() -> {
            Signature signer = algorithm.newSigner(provider);
            signer.initSign(key);
            return signer;
        });
    }

    @Override
    public byte[] sign(byte[] signingInput) throws GeneralSecurityException {
        byte[] signature = signature(signingInput);
        return ecdsa == null ? signature : converted(signature, ecdsa);
    }

    private byte[] converted(byte[] der, EcdsaSignatures format) throws SignatureException {
        byte[] signature = EcdsaSignatures.ofDer(der, EcdsaSignatures.length(algorithm));
        if (!format.isInRange(signature)) {
            throw new SignatureException("Not a signature of this curve");
        }
        return signature;
    }

    private byte[] signature(byte[] signingInput) throws GeneralSecurityException {
        return signers.lendOrRenew(signer -> {
            signer.update(signingInput);
            return signer.sign();
        });
    }
}
