package io.github.dropwizardjwt.key;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one issuer: at most one that signs, and those that verify. A key is identified by its id and its
 * algorithm: several may have the same id (RFC 7517 §4.5). Immutable and thread-safe.
 */
public final class KeySet implements KeySource {
    private static final KeySet NONE = new KeySet(null, List.of());

    private final @Nullable SigningKey signingKey;
    private final List<VerificationKey> verificationKeys;
    private final Map<Name, VerificationKey> byName = new LinkedHashMap<>();
    private final Map<String, VerificationKey> byAlgorithm = new HashMap<>();
    private final Set<String> algorithms = new HashSet<>();

    /** How a token's header names its key. */
    private record Name(String id, String algorithm) {
        static Name of(VerificationKey key) {
            return new Name(key.id(), key.algorithm().name());
        }
    }

    private KeySet(@Nullable SigningKey signingKey, List<VerificationKey> verificationKeys) {
        this.signingKey = signingKey;
        for (VerificationKey key : verificationKeys) {
            if (key.algorithm().isSymmetric()
                    != verificationKeys.get(0).algorithm().isSymmetric()) {
                throw new IllegalArgumentException("An issuer has either secrets or public keys, not both");
            }
            VerificationKey other = byName.putIfAbsent(Name.of(key), key);
            if (other == null) {
                add(key);
            } else if (!other.isSameAs(key)) {
                throw new IllegalArgumentException(
                        "Two different keys have the id " + key.id() + " and the algorithm " + key.algorithm());
            }
        }
        this.verificationKeys = List.copyOf(byName.values());
    }

    private void add(VerificationKey key) {
        String algorithm = key.algorithm().name();
        if (algorithms.add(algorithm)) {
            byAlgorithm.put(algorithm, key);
        } else {
            byAlgorithm.remove(algorithm);
        }
    }

    /**
     * Keys of a service that issues tokens and verifies its own. Other services may read them and select by the id
     * alone, so no two of them have the same id.
     *
     * @param key the key that signs
     * @param others further keys that verify: previous ones, and those that will sign later
     * @return the set
     * @throws IllegalArgumentException if two keys have the same id, or secrets and public keys are mixed
     */
    public static KeySet signing(SigningKey key, VerificationKey... others) {
        List<VerificationKey> all = Stream.concat(Stream.of(key.verificationKey()), Stream.of(others))
                .toList();
        Set<String> ids = new HashSet<>();
        for (VerificationKey each : all) {
            if (!ids.add(each.id())) {
                throw new IllegalArgumentException("Two keys have the id " + each.id());
            }
        }
        return new KeySet(key, all);
    }

    /**
     * Keys of a service that only verifies. Duplicates are ignored.
     *
     * @param keys the keys of the issuer
     * @return the set
     * @throws IllegalArgumentException if there is none, two different ones have the same id and algorithm, or secrets
     *     and public keys are mixed
     */
    public static KeySet verifying(VerificationKey... keys) {
        return verifying(List.of(keys));
    }

    /**
     * Keys of a service that only verifies. Duplicates are ignored.
     *
     * @param keys the keys of the issuer
     * @return the set
     * @throws IllegalArgumentException if there is none, two different ones have the same id and algorithm, or secrets
     *     and public keys are mixed
     */
    public static KeySet verifying(Collection<VerificationKey> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("At least one key is needed to verify");
        }
        return new KeySet(null, List.copyOf(keys));
    }

    /**
     * No keys at all, with which every token is rejected.
     *
     * @return an empty set
     */
    public static KeySet none() {
        return NONE;
    }

    /**
     * Some of the keys.
     *
     * @param wanted which ones
     * @return this set if it is all of them; otherwise a set of the others, which may be empty and does not sign
     */
    public KeySet only(Predicate<VerificationKey> wanted) {
        List<VerificationKey> some = verificationKeys.stream().filter(wanted).toList();
        return some.size() == verificationKeys.size() ? this : new KeySet(null, some);
    }

    /**
     * This set, with the objects of a previous set for the keys that have not changed, so that the tokens verified with
     * them stay verified (see {@link KeySource#current()}).
     *
     * @param previous the previous set
     * @return the set
     */
    public KeySet reusing(KeySet previous) {
        return new KeySet(
                signingKey, verificationKeys.stream().map(previous::sameAs).toList());
    }

    private VerificationKey sameAs(VerificationKey key) {
        VerificationKey known = byName.get(Name.of(key));
        return known != null && known.isSameAs(key) ? known : key;
    }

    /**
     * The key that signs.
     *
     * @return the key; empty if this service only verifies
     */
    public Optional<SigningKey> signingKey() {
        return Optional.ofNullable(signingKey);
    }

    /**
     * The keys that verify, that of the {@link #signingKey()} first.
     *
     * @return at least one key, immutable
     */
    public List<VerificationKey> verificationKeys() {
        return verificationKeys;
    }

    /**
     * Whether any key has the id, with any algorithm.
     *
     * @param id a {@code kid} header value
     * @return whether there is one
     */
    public boolean hasId(String id) {
        return verificationKeys.stream().anyMatch(key -> key.id().equals(id));
    }

    /**
     * Whether any key is for the algorithm.
     *
     * @param algorithm an {@code alg} header value, compared case-sensitively (RFC 7515 §4.1.1)
     * @return false for any unknown name, including {@code none}
     */
    public boolean uses(String algorithm) {
        return algorithms.contains(algorithm);
    }

    /**
     * Selects the one key that a token's header names. Keys are never tried in turn.
     *
     * @param id the {@code kid} header value; null if the token has none
     * @param algorithm the {@code alg} header value
     * @return the key of that algorithm (RFC 8725 §3.1) and id, or without an id the only one of that algorithm; empty
     *     if there is no such key
     */
    public Optional<VerificationKey> select(@Nullable String id, String algorithm) {
        return Optional.ofNullable(id == null ? byAlgorithm.get(algorithm) : byName.get(new Name(id, algorithm)));
    }

    /** Returns this set, which does not change. */
    @Override
    public KeySet current() {
        return this;
    }

    @Override
    public String toString() {
        return "KeySet" + verificationKeys;
    }
}
