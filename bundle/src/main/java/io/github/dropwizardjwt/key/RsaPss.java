package io.github.dropwizardjwt.key;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * RSA keys that say that they are for PSS signatures alone ({@code id-RSASSA-PSS}, RFC 4055 §1.2). Where the algorithm
 * is one that they admit, they are the same keys as those for all RSA algorithms, and become such: JWKs, other
 * libraries and other providers know no other.
 */
final class RsaPss {
    /** The name of the JCA for these keys and for their signatures. */
    static final String NAME = "RSASSA-PSS";

    private RsaPss() {}

    /**
     * The key without its restriction, which the algorithm meets; any other key as it is.
     *
     * @throws UnusableKeyException if the key does not admit the algorithm
     */
    static PublicKey plain(Algorithm algorithm, PublicKey key) throws GeneralSecurityException {
        if (isRestricted(key) && key instanceof RSAPublicKey rsa) {
            check(algorithm, restriction(rsa));
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent()));
        }
        return key;
    }

    /**
     * The key without its restriction, which the algorithm meets; any other key as it is.
     *
     * @throws UnusableKeyException if the key does not admit the algorithm
     */
    static PrivateKey plain(Algorithm algorithm, PrivateKey key) throws GeneralSecurityException {
        if (isRestricted(key)) {
            check(algorithm, restriction(key));
        }
        return isRestricted(key) && key instanceof RSAPrivateCrtKey rsa
                ? KeyFactory.getInstance("RSA")
                        .generatePrivate(new RSAPrivateCrtKeySpec(
                                rsa.getModulus(),
                                rsa.getPublicExponent(),
                                rsa.getPrivateExponent(),
                                rsa.getPrimeP(),
                                rsa.getPrimeQ(),
                                rsa.getPrimeExponentP(),
                                rsa.getPrimeExponentQ(),
                                rsa.getCrtCoefficient()))
                : key;
    }

    /** Some providers return no parameters for a key that has some. That of the JDK reads them from its encoding. */
    private static @Nullable AlgorithmParameterSpec restriction(Key key) throws GeneralSecurityException {
        AlgorithmParameterSpec known = key instanceof RSAKey rsa ? rsa.getParams() : null;
        if (known != null || key.getEncoded() == null) {
            return known;
        }
        KeyFactory jdk = KeyFactory.getInstance(NAME, "SunRsaSign");
        Key again = key instanceof PublicKey
                ? jdk.generatePublic(new X509EncodedKeySpec(key.getEncoded()))
                : jdk.generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
        return ((RSAKey) again).getParams();
    }

    private static boolean isRestricted(Key key) {
        return key.getAlgorithm().equals(NAME);
    }

    /** Without parameters, a key is for all PSS signatures. Its salt length is the least (RFC 4055 §3.3). */
    private static void check(Algorithm algorithm, @Nullable AlgorithmParameterSpec restriction) {
        PSSParameterSpec used = algorithm.pssParameters();
        if (used == null) {
            throw new UnusableKeyException(
                    "is an RSA-PSS key, which is for PS256, PS384 and PS512 and not for " + algorithm
                            + "; choose one of these, or make another key with: openssl genpkey -algorithm RSA -pkeyopt"
                            + " rsa_keygen_bits:3072 -out NEW");
        }
        if (restriction != null && !(restriction instanceof PSSParameterSpec own && admits(own, used))) {
            throw new UnusableKeyException(
                    "is an RSA-PSS key with other parameters than " + algorithm + " has, which are "
                            + used.getDigestAlgorithm() + " for hash and MGF1 and a salt of " + used.getSaltLength()
                            + " bytes; choose the algorithm of its hash, or make a key without parameters with: openssl genpkey"
                            + " -algorithm RSA-PSS -pkeyopt rsa_keygen_bits:3072 -out NEW");
        }
    }

    private static boolean admits(PSSParameterSpec own, PSSParameterSpec used) {
        return own.getDigestAlgorithm().equals(used.getDigestAlgorithm())
                && own.getMGFAlgorithm().equals(used.getMGFAlgorithm())
                && own.getMGFParameters() instanceof MGF1ParameterSpec mask
                && mask.getDigestAlgorithm().equals(used.getDigestAlgorithm())
                && own.getSaltLength() <= used.getSaltLength()
                && own.getTrailerField() == used.getTrailerField();
    }
}
