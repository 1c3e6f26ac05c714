package io.github.dropwizardjwt.key;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.PublicKey;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/** A key that verifies signatures of exactly one algorithm (RFC 8725 §3.1). Immutable and thread-safe. */
public final class VerificationKey {
    private final String id;
    private final Algorithm algorithm;
    private final Key key;
    private final SignatureVerifier check;
    private final Set<String> issuers;

    private VerificationKey(String id, Algorithm algorithm, Key key, @Nullable Provider provider, Set<String> issuers) {
        this.issuers = Set.copyOf(issuers);
        this.id = KeyIds.check(id);
        this.algorithm = algorithm;
        this.key = key;
        this.check = key instanceof PublicKey publicKey
                ? new PublicKeyVerifier(algorithm, publicKey, provider)
                : new Hmac(algorithm, (SecretKey) key, provider);
    }

    /**
     * A public key.
     *
     * @param algorithm the one algorithm it verifies, not an HS one
     * @param pem the key as SubjectPublicKeyInfo in PEM, {@code -----BEGIN PUBLIC KEY-----}
     * @param id the key id ({@code kid}); null for the key's SHA-256 thumbprint (RFC 7638)
     * @return the key
     * @throws UnusableKeyException if the text is no public key, or the key is too weak or of another kind than the
     *     algorithm takes
     * @throws IllegalArgumentException if the algorithm is symmetric or the id is malformed
     */
    public static VerificationKey ofPublicKey(Algorithm algorithm, String pem, @Nullable String id) {
        if (algorithm.isSymmetric()) {
            throw new IllegalArgumentException(algorithm + " has no public keys");
        }
        return of(algorithm, KeyPairs.publicKey(algorithm, pem), id);
    }

    /**
     * A public key.
     *
     * @param algorithm the one algorithm it verifies, not an HS one
     * @param key the key
     * @param id the key id ({@code kid}); null for the key's SHA-256 thumbprint (RFC 7638)
     * @return the key
     * @throws UnusableKeyException if the key is too weak or of another kind than the algorithm takes
     * @throws IllegalArgumentException if the algorithm is symmetric or the id is malformed
     */
    public static VerificationKey ofPublicKey(Algorithm algorithm, PublicKey key, @Nullable String id) {
        if (algorithm.isSymmetric()) {
            throw new IllegalArgumentException(algorithm + " has no public keys");
        }
        return of(algorithm, KeyPairs.checked(algorithm, key), id);
    }

    /**
     * The same key, used with one provider of the Java Cryptography Architecture.
     *
     * @param provider the provider
     * @return the key, with the same id and algorithm
     * @throws UnusableKeyException if the provider does not have the algorithm, or does not accept the key
     */
    public VerificationKey withProvider(Provider provider) {
        VerificationKey moved = new VerificationKey(id, algorithm, key, provider, issuers);
        try {
            moved.check.prepare();
            return moved;
        } catch (NoSuchAlgorithmException e) {
            throw unusable(provider.getName() + ", which lacks " + algorithm.jcaName());
        } catch (GeneralSecurityException | RuntimeException e) {
            throw unusable(provider.getName());
        }
    }

    private UnusableKeyException unusable(String provider) {
        return new UnusableKeyException("cannot be used for " + algorithm + " with the provider " + provider
                + "; choose another provider, or another algorithm");
    }

    static VerificationKey of(Algorithm algorithm, PublicKey key, @Nullable String id) {
        return new VerificationKey(id == null ? KeyIds.thumbprint(key) : id, algorithm, key, null, Set.of());
    }

    static VerificationKey of(Algorithm algorithm, SecretKey key, @Nullable String id) {
        return new VerificationKey(id == null ? KeyIds.fingerprint(key) : id, algorithm, key, null, Set.of());
    }

    /**
     * The key id, the {@code kid} of RFC 7515 §4.1.4.
     *
     * @return 1 to 256 printable ASCII characters
     */
    public String id() {
        return id;
    }

    /**
     * The only algorithm that this key is used with.
     *
     * @return the algorithm
     */
    public Algorithm algorithm() {
        return algorithm;
    }

    /**
     * The public key, which may be published.
     *
     * @return the public key; empty for a secret
     */
    public Optional<PublicKey> publicKey() {
        return key instanceof PublicKey publicKey ? Optional.of(publicKey) : Optional.empty();
    }

    /**
     * The issuers for which this key signs, where a provider publishes those of several: not a registered member of a
     * JWK, but one of Entra ID. Only an issuer with tenants considers them.
     *
     * @return their names, or templates of them; empty if the key is not limited to some
     */
    public Set<String> issuers() {
        return issuers;
    }

    /**
     * The same key for certain issuers.
     *
     * @param names their names, or templates of them; empty for a key that is not limited to some
     * @return the key, with the same id and algorithm, and without a provider
     */
    public VerificationKey withIssuers(Set<String> names) {
        return new VerificationKey(id, algorithm, key, null, names);
    }

    /**
     * Whether another object represents the same key, so that either can replace the other.
     *
     * @param other the other object
     * @return whether id, algorithm, issuers and the key itself are equal
     */
    public boolean isSameAs(VerificationKey other) {
        return issuers.equals(other.issuers) && differsInIssuersAtMost(other);
    }

    /**
     * Whether another object represents the same key, for the same issuers or others.
     *
     * @param other the other object
     * @return whether id, algorithm and the key itself are equal
     */
    public boolean differsInIssuersAtMost(VerificationKey other) {
        return id.equals(other.id) && algorithm == other.algorithm && key.equals(other.key);
    }

    /**
     * Verifies a signature.
     *
     * @param signingInput the signed bytes, header and payload as they were sent (RFC 7515 §5.2)
     * @param signature the signature's bytes
     * @return whether the holder of this key's private half, or of the same secret, signed exactly these bytes
     * @throws java.security.ProviderException if the cryptographic provider fails, so that the signature can be neither
     *     accepted nor rejected
     */
    public boolean verifies(byte[] signingInput, byte[] signature) {
        return verifies(signingInput, signingInput.length, signature);
    }

    /**
     * Verifies a signature of the beginning of a text.
     *
     * @param text a text that begins with the signed bytes, header and payload as they were sent (RFC 7515 §5.2)
     * @param signed how many bytes are signed
     * @param signature the signature's bytes
     * @return whether the holder of this key's private half, or of the same secret, signed exactly these bytes
     * @throws java.security.ProviderException if the cryptographic provider fails, so that the signature can be neither
     *     accepted nor rejected
     */
    public boolean verifies(byte[] text, int signed, byte[] signature) {
        try {
            return check.holds(text, signed, signature);
        } catch (GeneralSecurityException e) {
            // The key was checked when it was read, so it is the signature that is malformed.
            return false;
        }
    }

    @Override
    public String toString() {
        return "VerificationKey[" + algorithm + ", " + id + "]";
    }
}
