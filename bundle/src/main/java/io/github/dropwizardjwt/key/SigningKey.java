package io.github.dropwizardjwt.key;

import com.google.common.hash.Hashing;
import io.github.dropwizardjwt.json.Base64Url;
import io.github.dropwizardjwt.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.PublicKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A private key or a secret that signs with exactly one algorithm, with its {@link VerificationKey}. It does not reveal
 * the key itself. Immutable and thread-safe.
 */
public final class SigningKey {
    /** The second one is made with the object of the first, as for every token but the first. */
    private static final int PROOFS = 2;

    private final Key key;
    private final VerificationKey verificationKey;
    private final SignatureMaker signatures;
    private final Map<String, @Nullable Object> header;
    private final CompactWriter writer;

    private SigningKey(Key key, VerificationKey verificationKey, @Nullable Provider provider) {
        this.key = key;
        this.verificationKey = verificationKey;
        this.signatures = key instanceof PrivateKey privateKey
                ? new PrivateKeySigner(algorithm(), privateKey, provider)
                : new Hmac(algorithm(), (SecretKey) key, provider);
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        parameters.put("typ", "JWT");
        parameters.put("kid", id());
        parameters.put("alg", algorithm().name());
        this.header = Collections.unmodifiableMap(parameters);
        this.writer = new CompactWriter(header);
    }

    /**
     * A secret, which both signs and verifies.
     *
     * @param algorithm HS256, HS384 or HS512
     * @param secret at least 32, 48 or 64 bytes (RFC 7518 §3.2)
     * @param id the key id ({@code kid}); null for a short MAC of a constant under the secret
     * @return the key
     * @throws UnusableKeyException if the secret is too short or guessable
     * @throws IllegalArgumentException if the algorithm is not symmetric or the id is malformed
     */
    public static SigningKey ofSecret(Algorithm algorithm, byte[] secret, @Nullable String id) {
        if (!algorithm.isSymmetric()) {
            throw new IllegalArgumentException(algorithm + " takes a private key, not a secret");
        }
        SecretKey key = new SecretKeySpec(SecretStrength.check(algorithm, secret), algorithm.jcaName());
        return new SigningKey(key, VerificationKey.of(algorithm, key, id), null);
    }

    /**
     * A private key; its public half is derived from it.
     *
     * @param algorithm the one algorithm it signs with, not an HS one
     * @param pem the key as unencrypted PKCS#8 in PEM, {@code -----BEGIN PRIVATE KEY-----}
     * @param id the key id ({@code kid}); null for the public key's SHA-256 thumbprint (RFC 7638)
     * @return the key
     * @throws UnusableKeyException if the text is no private key, or the key is too weak or of another kind than the
     *     algorithm takes
     * @throws IllegalArgumentException if the algorithm is symmetric or the id is malformed
     */
    public static SigningKey ofPrivateKey(Algorithm algorithm, String pem, @Nullable String id) {
        if (algorithm.isSymmetric()) {
            throw new IllegalArgumentException(algorithm + " takes a secret, not a private key");
        }
        PrivateKey key = KeyPairs.privateKey(algorithm, pem);
        PublicKey publicKey = KeyPairs.publicKeyOf(algorithm, key);
        return proven(key, VerificationKey.of(algorithm, publicKey, id), null);
    }

    /**
     * A private key with its public half.
     *
     * @param algorithm the one algorithm it signs with, not an HS one
     * @param pair the two halves
     * @param id the key id ({@code kid}); null for the public key's SHA-256 thumbprint (RFC 7638)
     * @return the key
     * @throws UnusableKeyException if the halves do not belong together, or are too weak or of another kind than the
     *     algorithm takes
     * @throws IllegalArgumentException if the algorithm is symmetric or the id is malformed
     */
    public static SigningKey ofKeyPair(Algorithm algorithm, KeyPair pair, @Nullable String id) {
        VerificationKey verificationKey = VerificationKey.ofPublicKey(algorithm, pair.getPublic(), id);
        return proven(KeyPairs.checked(algorithm, pair.getPrivate()), verificationKey, null);
    }

    /**
     * The same key, used with one provider of the Java Cryptography Architecture.
     *
     * @param provider the provider
     * @return the key, with the same id and algorithm
     * @throws UnusableKeyException if the provider does not have the algorithm, or does not accept the key
     */
    public SigningKey withProvider(Provider provider) {
        return proven(key, verificationKey.withProvider(provider), provider);
    }

    /** A damaged key can be read, and makes signatures that cannot be verified. */
    private static SigningKey proven(Key key, VerificationKey verificationKey, @Nullable Provider provider) {
        SigningKey signing = new SigningKey(key, verificationKey, provider);
        if (IntStream.range(0, PROOFS).allMatch(proof -> signing.makesGoodSignatures())) {
            return signing;
        }
        throw new UnusableKeyException(
                provider == null
                        ? "makes signatures that its public half does not verify; make a new key"
                        : "makes no good signatures with the provider " + provider.getName()
                                + "; choose another provider");
    }

    private boolean makesGoodSignatures() {
        try {
            String token = sign(new byte[] {1});
            int end = token.lastIndexOf('.');
            return verificationKey.verifies(
                    token.substring(0, end).getBytes(StandardCharsets.US_ASCII),
                    Base64Url.decode(token.substring(end + 1)));
        } catch (RuntimeException e) {
            return false;
        }
    }

    /**
     * The key that verifies what this key signs.
     *
     * @return the verification key, with the same id and algorithm
     */
    public VerificationKey verificationKey() {
        return verificationKey;
    }

    /**
     * The key id, the {@code kid} of RFC 7515 §4.1.4.
     *
     * @return 1 to 256 printable ASCII characters
     */
    public String id() {
        return verificationKey.id();
    }

    /**
     * The only algorithm that this key is used with.
     *
     * @return the algorithm
     */
    public Algorithm algorithm() {
        return verificationKey.algorithm();
    }

    /**
     * The header of the tokens that {@link #sign(byte[])} signs: {@code typ}, which is {@code JWT}, {@code kid} and
     * {@code alg}.
     *
     * @return the parameters in the order in which they are written, immutable
     */
    public Map<String, @Nullable Object> header() {
        return header;
    }

    /**
     * Signs a token with the usual {@link #header()}.
     *
     * @param payload the payload, of a JWT its claims as JSON in UTF-8
     * @return the compact serialization (RFC 7515 §7.1)
     * @throws ProviderException if the cryptographic provider fails
     */
    public String sign(byte[] payload) {
        return sign(writer, payload);
    }

    /**
     * Signs any claims.
     *
     * @param header the header parameters; {@code alg} is always this key's
     * @param claims the claims, valid or not
     * @return the compact serialization (RFC 7515 §7.1)
     * @throws ProviderException if the cryptographic provider fails
     */
    public String sign(Map<String, ?> header, Map<String, ?> claims) {
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>(header);
        parameters.remove("alg");
        parameters.put("alg", algorithm().name());
        return sign(new CompactWriter(parameters), Json.write(claims));
    }

    private String sign(CompactWriter writer, byte[] payload) {
        try {
            return writer.write(payload, signatures);
        } catch (GeneralSecurityException | RuntimeException e) {
            // The key was checked when it was read, so it is not at fault.
            throw new ProviderException("The provider made no signature with the key " + id(), e);
        }
    }

    /**
     * Authenticates a text for another purpose than tokens, with HMAC-SHA256 under a secret that is derived from this
     * key, so that no purpose can stand in for another.
     *
     * @param purpose names the purpose
     * @param text the text
     * @return 32 bytes, the same each time
     * @throws IllegalStateException if the key is kept where it cannot be read, as in a hardware module
     */
    public byte[] mac(String purpose, String text) {
        byte[] encoded = key.getEncoded();
        if (encoded == null) {
            throw new IllegalStateException(
                    "The key " + id() + " cannot be read, so that nothing can be derived from it");
        }
        byte[] derived = Hashing.hmacSha256(encoded)
                .hashString("dropwizard-jwt " + purpose, StandardCharsets.UTF_8)
                .asBytes();
        return Hashing.hmacSha256(derived)
                .hashString(text, StandardCharsets.UTF_8)
                .asBytes();
    }

    @Override
    public String toString() {
        return "SigningKey[" + algorithm() + ", " + id() + "]";
    }
}
