package io.github.dropwizardjwt.key.jwk;

import io.github.dropwizardjwt.json.Json;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeyIds;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.key.UnusableKeyException;
import io.github.dropwizardjwt.key.VerificationKey;
import io.jsonwebtoken.security.Jwk;
import io.jsonwebtoken.security.PrivateJwk;
import io.jsonwebtoken.security.PublicJwk;
import io.jsonwebtoken.security.SecretJwk;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSON Web Key (RFC 7517 §4), which is checked only when a key is made of it. Unknown members are ignored (RFC 7517
 * §4). {@link #toString()} reveals nothing of it. Immutable and thread-safe.
 */
public final class JsonWebKey {
    private final Map<String, @Nullable Object> members;

    JsonWebKey(Map<String, @Nullable Object> members) {
        this.members = members;
    }

    /**
     * Reads a key.
     *
     * @param utf8 the JSON text
     * @return the key
     * @throws UnusableKeyException if the bytes are not one strictly valid JSON object, or a JWK Set
     */
    public static JsonWebKey read(byte[] utf8) {
        JsonWebKey key = new JsonWebKey(object(utf8));
        if (!key.members.containsKey("kty") && key.members.containsKey("keys")) {
            throw new UnusableKeyException(
                    "is a JWK Set, where a single key is wanted; take one out of its array keys, "
                            + "or put the set of a trusted issuer into jwksFile");
        }
        return key;
    }

    private static Map<String, @Nullable Object> object(byte[] utf8) {
        try {
            return Json.readObject(utf8);
        } catch (IllegalArgumentException e) {
            throw new UnusableKeyException("is not one strictly valid JSON object, as a JWK is (RFC 7517)");
        }
    }

    /**
     * The key id, the {@code kid} of RFC 7517 §4.5.
     *
     * @return 1 to 256 printable ASCII characters; empty if the key has none
     * @throws UnusableKeyException if it is anything else
     */
    public Optional<String> id() {
        if (members.get("kid") == null) {
            return Optional.empty();
        }
        if (members.get("kid") instanceof String id && KeyIds.isWellFormed(id)) {
            return Optional.of(id);
        }
        throw new UnusableKeyException("has a kid that is not " + KeyIds.rule());
    }

    /**
     * Whether this is a secret or a private key.
     *
     * @return whether it must be kept secret
     */
    public boolean isPrivate() {
        return JwkParameters.isPrivate(members);
    }

    /**
     * The public key to verify with. Its id is its {@code kid}, or without one its SHA-256 thumbprint (RFC 7638).
     *
     * @param allowed the algorithms it may be for; it is for exactly one of them, the one of its {@code alg} or, if it
     *     has none, the only one that fits its type and curve
     * @return the key; of {@link #verificationKeys(Set)} the first
     * @throws UnusableKeyException if it is a secret or a private key, is not meant to verify signatures ({@code use},
     *     {@code key_ops}), is for none or several of the algorithms, or is malformed, weak or impossible
     */
    public VerificationKey verificationKey(Set<Algorithm> allowed) {
        return verificationKeys(allowed).get(0);
    }

    /**
     * The public key to verify with, once for each allowed name of its algorithm. Only keys on Edwards curves have two:
     * {@code EdDSA}, and {@code Ed25519} or {@code Ed448} (RFC 9864 §2.2).
     *
     * @param allowed the algorithms it may be for, as for {@link #verificationKey(Set)}
     * @return one or two keys with the same id, that of its {@code alg} first
     * @throws UnusableKeyException as {@link #verificationKey(Set)}
     */
    public List<VerificationKey> verificationKeys(Set<Algorithm> allowed) {
        if (isPrivate()) {
            throw new UnusableKeyException("is secret or has private parts in it, where a public key is wanted");
        }
        checkPurpose("verify");
        List<Algorithm> names = JwkAlgorithm.names(members, allowed);
        if (JwkParameters.read(members) instanceof PublicJwk<?> jwk) {
            String id = id().orElse(null);
            return names.stream()
                    .map(name -> limited(VerificationKey.ofPublicKey(name, jwk.toKey(), id)))
                    .toList();
        }
        throw new UnusableKeyException("is not a public key");
    }

    /**
     * The private key or secret to sign with. Its id is its {@code kid}, or without one that which {@link SigningKey}
     * derives from it.
     *
     * @param allowed the algorithms it may be for, as for {@link #verificationKey(Set)}
     * @return the key
     * @throws UnusableKeyException if it is a public key, is not meant to sign ({@code use}, {@code key_ops}), is for
     *     none or several of the algorithms, or is malformed, weak, guessable or impossible
     */
    public SigningKey signingKey(Set<Algorithm> allowed) {
        checkPurpose("sign");
        Algorithm algorithm = JwkAlgorithm.names(members, allowed).get(0);
        String id = id().orElse(null);
        Jwk<?> jwk = JwkParameters.read(members);
        if (jwk instanceof SecretJwk secret) {
            return SigningKey.ofSecret(algorithm, secret.toKey().getEncoded(), id);
        }
        if (jwk instanceof PrivateJwk<?, ?, ?> pair) {
            return SigningKey.ofKeyPair(algorithm, pair.toKeyPair().toJavaKeyPair(), id);
        }
        throw new UnusableKeyException("is a public key, and a private one is needed to sign");
    }

    /** To the {@code issuer} that it names: not a registered member, but one of Entra ID's keys. */
    private VerificationKey limited(VerificationKey key) {
        if (!members.containsKey("issuer")) {
            return key;
        }
        // Nobody has the name that anything but a text is.
        return key.withIssuers(Set.of(members.get("issuer") instanceof String issuer ? issuer : ""));
    }

    /** RFC 7517 §4.2 and §4.3. Some issuers write null where they mean that there is none. */
    private void checkPurpose(String operation) {
        if (members.get("use") != null && !"sig".equals(members.get("use"))) {
            throw new UnusableKeyException("is not for signatures, says its use");
        }
        if (members.get("key_ops") != null
                && !(members.get("key_ops") instanceof List<?> operations && operations.contains(operation))) {
            throw new UnusableKeyException("is not to " + operation + ", say its key_ops");
        }
    }

    @Override
    public String toString() {
        return "JsonWebKey";
    }
}
