package io.github.dropwizardjwt.key;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one issuer: at most one that signs, and those that verify. Immutable and safe for use by many threads.
 */
public final class KeySet {
    private final @Nullable SigningKey signingKey;
    private final Map<String, VerificationKey> byId;

    private KeySet(@Nullable SigningKey signingKey, List<VerificationKey> verificationKeys) {
        this.signingKey = signingKey;
        this.byId = new LinkedHashMap<>();
        for (VerificationKey key : verificationKeys) {
            if (byId.put(key.id(), key) != null) {
                throw new IllegalArgumentException("Two keys have the id " + key.id());
            }
            if (key.algorithm().isSymmetric()
                    != verificationKeys.get(0).algorithm().isSymmetric()) {
                throw new IllegalArgumentException("An issuer has either secrets or public keys, not both");
            }
        }
    }

    /**
     * Keys of a service that issues tokens and verifies its own.
     *
     * @param key the key that signs
     * @return the set
     */
    public static KeySet signing(SigningKey key) {
        return new KeySet(key, List.of(key.verificationKey()));
    }

    /**
     * Keys of a service that verifies only.
     *
     * @param keys the keys of the issuer
     * @return the set
     * @throws IllegalArgumentException if there is none, two have one id, or secrets and public keys are mixed
     */
    public static KeySet verifying(VerificationKey... keys) {
        if (keys.length == 0) {
            throw new IllegalArgumentException("At least one key is needed to verify");
        }
        return new KeySet(null, List.of(keys));
    }

    /**
     * The key that signs.
     *
     * @return empty where this service verifies only
     */
    public Optional<SigningKey> signingKey() {
        return Optional.ofNullable(signingKey);
    }

    /**
     * Whether any key is for the algorithm.
     *
     * @param algorithm an {@code alg} header value, compared case-sensitively (RFC 7515 §4.1.1)
     * @return false for every unknown name, {@code none} among them
     */
    public boolean uses(String algorithm) {
        return byId.values().stream().anyMatch(key -> key.algorithm().name().equals(algorithm));
    }

    /**
     * The one key that a token's header names. Keys are never tried in turn.
     *
     * @param id the {@code kid} header value; null where the token has none
     * @param algorithm the {@code alg} header value
     * @return with an id, the key of that id, whatever its algorithm; without one, the key of that algorithm if there is
     *     exactly one; else empty
     */
    public Optional<VerificationKey> select(@Nullable String id, String algorithm) {
        if (id != null) {
            return Optional.ofNullable(byId.get(id));
        }
        List<VerificationKey> candidates = byId.values().stream()
                .filter(key -> key.algorithm().name().equals(algorithm))
                .limit(2)
                .toList();
        return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
    }

    @Override
    public String toString() {
        return "KeySet" + byId.values();
    }
}
