package io.github.dropwizardjwt.key;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.NamedParameterSpec;

/** RSA, ECDSA and EdDSA signatures, of exactly the length that RFC 7518 §3 and RFC 8032 §5 give them. */
final class PublicKeyCheck implements SignatureCheck {
    private final Algorithm algorithm;
    private final PublicKey key;
    private final int signatureLength;

    PublicKeyCheck(Algorithm algorithm, PublicKey key) {
        this.algorithm = algorithm;
        this.key = key;
        this.signatureLength = signatureLength(algorithm, key);
    }

    @Override
    public boolean holds(byte[] signingInput, byte[] signature) throws GeneralSecurityException {
        // JDK 17 takes Ed25519 signatures with a byte too many.
        if (signature.length != signatureLength || hasZeroHalf(signature)) {
            return false;
        }
        Signature verifier = algorithm.newSignature();
        verifier.initVerify(key);
        verifier.update(signingInput);
        return verifier.verify(signature);
    }

    /** An ECDSA signature with r = 0 or s = 0 fits every message where the provider forgets to look (CVE-2022-21449). */
    private boolean hasZeroHalf(byte[] signature) {
        return algorithm.keyType() == KeyType.EC
                && (isZero(signature, 0, signature.length / 2)
                        || isZero(signature, signature.length / 2, signature.length));
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
