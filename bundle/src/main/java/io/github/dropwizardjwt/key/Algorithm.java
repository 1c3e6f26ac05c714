package io.github.dropwizardjwt.key;

import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The signature algorithms this library signs and verifies with, one row each. {@code none} is not among them and
 * cannot be added (RFC 7518 §3.6).
 *
 * <p>The name of a constant is the {@code alg} header value (RFC 7518 §3.1, RFC 8037 §3.1, RFC 9864 §2.2).
 */
public enum Algorithm {
    /** HMAC with SHA-256; a secret of at least 32 bytes (RFC 7518 §3.2). */
    HS256(KeyType.SECRET, "HmacSHA256", 256),
    /** HMAC with SHA-384; a secret of at least 48 bytes (RFC 7518 §3.2). */
    HS384(KeyType.SECRET, "HmacSHA384", 384),
    /** HMAC with SHA-512; a secret of at least 64 bytes (RFC 7518 §3.2). */
    HS512(KeyType.SECRET, "HmacSHA512", 512),
    /** RSASSA-PKCS1-v1_5 with SHA-256; a modulus of at least 2048 bits (RFC 7518 §3.3). */
    RS256(KeyType.RSA, "SHA256withRSA", 2048),
    /** RSASSA-PKCS1-v1_5 with SHA-384; a modulus of at least 2048 bits (RFC 7518 §3.3). */
    RS384(KeyType.RSA, "SHA384withRSA", 2048),
    /** RSASSA-PKCS1-v1_5 with SHA-512; a modulus of at least 2048 bits (RFC 7518 §3.3). */
    RS512(KeyType.RSA, "SHA512withRSA", 2048),
    /** RSASSA-PSS with SHA-256; a modulus of at least 2048 bits (RFC 7518 §3.5). */
    PS256(KeyType.RSA, "RSASSA-PSS", 2048),
    /** RSASSA-PSS with SHA-384; a modulus of at least 2048 bits (RFC 7518 §3.5). */
    PS384(KeyType.RSA, "RSASSA-PSS", 2048),
    /** RSASSA-PSS with SHA-512; a modulus of at least 2048 bits (RFC 7518 §3.5). */
    PS512(KeyType.RSA, "RSASSA-PSS", 2048),
    /** ECDSA with P-256 and SHA-256 (RFC 7518 §3.4). */
    ES256(KeyType.EC, "SHA256withECDSA", 256),
    /** ECDSA with P-384 and SHA-384 (RFC 7518 §3.4). */
    ES384(KeyType.EC, "SHA384withECDSA", 384),
    /** ECDSA with P-521 and SHA-512 (RFC 7518 §3.4). */
    ES512(KeyType.EC, "SHA512withECDSA", 521),
    /** EdDSA with Ed25519 or Ed448, as the key says (RFC 8037 §3.1); the older name of the two that follow. */
    EdDSA(KeyType.EDWARDS, "EdDSA", 255),
    /** EdDSA with Ed25519 (RFC 9864 §2.2). */
    Ed25519(KeyType.EDWARDS, "EdDSA", 255),
    /** EdDSA with Ed448 (RFC 9864 §2.2). */
    Ed448(KeyType.EDWARDS, "EdDSA", 448);

    /** The suffix of the name of an ECDSA signature in the format of RFC 7518 §3.4. */
    private static final String AS_JOSE = "inP1363Format";

    private final KeyType keyType;
    private final String jcaName;
    private final int bits;

    Algorithm(KeyType keyType, String jcaName, int bits) {
        this.keyType = keyType;
        this.jcaName = jcaName;
        this.bits = bits;
    }

    /**
     * Finds an algorithm by its name.
     *
     * @param name an {@code alg} header value, compared case-sensitively (RFC 7515 §4.1.1)
     * @return the algorithm; empty for any other name, including {@code none}
     */
    public static Optional<Algorithm> named(String name) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.name().equals(name))
                .findFirst();
    }

    /**
     * Whether the same secret signs and verifies.
     *
     * @return true for the HS algorithms
     */
    public boolean isSymmetric() {
        return keyType == KeyType.SECRET;
    }

    /**
     * Whether the algorithm uses an RSA key.
     *
     * @return true for the RS and PS algorithms
     */
    public boolean isRsa() {
        return keyType == KeyType.RSA;
    }

    /** Whether the algorithm takes keys on a curve of RFC 8032, {@code Ed25519} or {@code Ed448}. */
    boolean takesEdwardsCurve(String curve) {
        return this == EdDSA || name().equals(curve);
    }

    KeyType keyType() {
        return keyType;
    }

    /** The name of the {@link javax.crypto.Mac} or {@link Signature} at most providers. */
    String jcaName() {
        return jcaName;
    }

    /** The minimum size of a secret or an RSA modulus, or the size of a curve, in bits. */
    int bits() {
        return bits;
    }

    /**
     * A new signature object for signing, for the PS algorithms with the parameters of RFC 7518 §3.5. Its ECDSA
     * signatures are in DER: every provider has those, and without a named one, the runtime takes that which accepts
     * the key.
     *
     * @param provider its provider; null for the Java runtime's choice
     * @throws NoSuchAlgorithmException if the provider does not have the algorithm
     */
    Signature newSigner(@Nullable Provider provider) throws GeneralSecurityException {
        Signature signature = newSignature(jcaName, provider);
        PSSParameterSpec pss = pssParameters();
        if (pss != null) {
            signature.setParameter(pss);
        }
        return signature;
    }

    /**
     * A new signature object for verifying, for the PS algorithms with the parameters of RFC 7518 §3.5.
     *
     * @param provider its provider; null for the Java runtime's choice
     * @throws NoSuchAlgorithmException if the provider does not have the algorithm
     */
    Signature newVerifier(@Nullable Provider provider) throws GeneralSecurityException {
        if (keyType == KeyType.EC) {
            try {
                return newSignature(jcaName + AS_JOSE, provider);
            } catch (NoSuchAlgorithmException e) {
                return newSigner(provider);
            }
        }
        return newSigner(provider);
    }

    /** The parameters of RFC 7518 §3.5; null for any algorithm that is not one of the PS algorithms. */
    @Nullable
    PSSParameterSpec pssParameters() {
        if (!jcaName.equals(RsaPss.NAME)) {
            return null;
        }
        int hashBits = Integer.parseInt(name().substring(2));
        String hash = "SHA-" + hashBits;
        // The salt is as long as the hash.
        return new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), hashBits / Byte.SIZE, 1);
    }

    private static Signature newSignature(String name, @Nullable Provider provider) throws NoSuchAlgorithmException {
        return provider == null ? Signature.getInstance(name) : Signature.getInstance(name, provider);
    }

    /** Whether a signature object requires ECDSA signatures in DER, as that of Bouncy Castle does. */
    boolean isInDer(Signature signature) {
        return keyType == KeyType.EC && !signature.getAlgorithm().endsWith(AS_JOSE);
    }
}
