package io.github.dropwizardjwt.key;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.interfaces.ECKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECKey;
import java.security.interfaces.RSAKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;

/** Checks that an asymmetric key is strong enough and of the right kind for its algorithm (RFC 7518 §3.3 to §3.5). */
final class KeyStrength {
    private KeyStrength() {}

    /**
     * Checks a key.
     *
     * @throws UnusableKeyException if it is too weak, or on another curve than the algorithm takes
     */
    static void check(Algorithm algorithm, Key key) {
        if (key instanceof RSAKey rsa) {
            if (RocaFingerprint.matches(rsa.getModulus())) {
                throw new UnusableKeyException("can be factored (ROCA, CVE-2017-15361); make one with: openssl genpkey"
                        + " -algorithm RSA -pkeyopt rsa_keygen_bits:3072");
            }
            int bits = rsa.getModulus().bitLength();
            if (bits < algorithm.bits()) {
                throw new UnusableKeyException(
                        "must have at least " + algorithm.bits() + " bits for " + algorithm + ", has " + bits
                                + "; make one with: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072");
            }
            // The JDK rejects those below 3. With an even one there is no private exponent.
            if (key instanceof RSAPublicKey publicKey
                    && !publicKey.getPublicExponent().testBit(0)) {
                throw new UnusableKeyException("has an even public exponent, and no private key fits it");
            }
        } else if (key instanceof ECKey ec && !isCurve(algorithm, ec.getParams())) {
            throw new UnusableKeyException("must be on the curve P-" + algorithm.bits() + " for " + algorithm
                    + "; make one with: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-"
                    + algorithm.bits());
        }
        if (key instanceof EdECKey edwards
                && !algorithm.takesEdwardsCurve(edwards.getParams().getName())) {
            throw new UnusableKeyException("must be on the curve " + algorithm + ", is on "
                    + edwards.getParams().getName() + "; make one with: openssl genpkey -algorithm " + algorithm);
        }
        if (key instanceof ECPrivateKey ec
                && (ec.getS().signum() <= 0
                        || ec.getS().compareTo(ec.getParams().getOrder()) >= 0)) {
            throw new UnusableKeyException("has a number in it that is not between 0 and the order of its curve");
        }
    }

    private static boolean isCurve(Algorithm algorithm, ECParameterSpec actual) {
        ECParameterSpec expected = curve(algorithm);
        return expected.getCurve().equals(actual.getCurve())
                && expected.getGenerator().equals(actual.getGenerator());
    }

    static ECParameterSpec curve(Algorithm algorithm) {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(curveName(algorithm)));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime does not have the curve of " + algorithm, e);
        }
    }

    static String curveName(Algorithm algorithm) {
        return "secp" + algorithm.bits() + "r1";
    }
}
