package io.github.dropwizardjwt.key.jwk;

import io.github.dropwizardjwt.json.Json;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeyIds;
import io.github.dropwizardjwt.key.UnusableKeyException;
import io.github.dropwizardjwt.key.VerificationKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The public keys of a JWK Set (RFC 7517 §5): those that are usable, and why the others are not. Immutable and
 * thread-safe.
 *
 * @param keys the usable ones, each for one name of an algorithm and no two of one id and algorithm; may be empty
 * @param rejected one text for each of the others, up to 20: its place in the set from 1 on, its {@code kid} if it has
 *     one, and the reason, without anything secret
 */
public record JsonWebKeySet(List<VerificationKey> keys, List<String> rejected) {
    /** Bounded, since they are logged and the issuer decides how many there are. */
    private static final int MAX_REASONS = 20;

    /** Copies the lists. */
    public JsonWebKeySet {
        keys = List.copyOf(keys);
        rejected = List.copyOf(rejected.subList(0, Math.min(rejected.size(), MAX_REASONS)));
    }

    /**
     * Reads a set. An unusable key does not affect the others (RFC 7517 §5). Keys may share an id (§4.5), but of
     * several different ones with the same id and algorithm none is used. Duplicates are ignored.
     *
     * @param utf8 the JSON text
     * @param allowed the algorithms that the issuer's tokens may have
     * @return the set
     * @throws IllegalArgumentException if the bytes are not one strictly valid JSON object with an array {@code keys}
     */
    public static JsonWebKeySet read(byte[] utf8, Set<Algorithm> allowed) {
        if (!(Json.readObject(utf8).get("keys") instanceof List<?> elements)) {
            throw new IllegalArgumentException("Not a JWK Set: it has no array 'keys'");
        }
        Map<List<Object>, List<Listed>> usable = new LinkedHashMap<>();
        List<String> rejected = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            String name = name(i + 1, elements.get(i));
            try {
                for (VerificationKey key : keys(elements.get(i), allowed)) {
                    usable.computeIfAbsent(List.of(key.id(), key.algorithm()), pair -> new ArrayList<>())
                            .add(new Listed(name, key));
                }
            } catch (UnusableKeyException e) {
                rejected.add(name + " " + e.problem());
            }
        }
        List<VerificationKey> keys = new ArrayList<>();
        usable.values().forEach(listed -> {
            VerificationKey key = listed.get(0).key();
            if (listed.stream().allMatch(each -> each.key().differsInIssuersAtMost(key))) {
                keys.add(listed.size() == 1 ? key : forAll(listed));
            } else {
                // None of them is used, since it is unknown which one a token means.
                listed.forEach(each -> rejected.add(
                        each.name() + " is one of several different " + key.algorithm() + " keys with this kid"));
            }
        });
        return new JsonWebKeySet(keys, rejected);
    }

    /** A key that is listed once for each issuer signs for all of them. */
    private static VerificationKey forAll(List<Listed> same) {
        boolean isLimited = same.stream().noneMatch(each -> each.key().issuers().isEmpty());
        Set<String> issuers = isLimited
                ? same.stream().flatMap(each -> each.key().issuers().stream()).collect(Collectors.toSet())
                : Set.of();
        return same.get(0).key().withIssuers(issuers);
    }

    /** A key, and how messages call it. */
    private record Listed(String name, VerificationKey key) {}

    private static List<VerificationKey> keys(@Nullable Object element, Set<Algorithm> allowed) {
        if (element instanceof Map<?, ?> object) {
            @SuppressWarnings("unchecked") // a reader of JSON makes no other maps
            Map<String, @Nullable Object> members = (Map<String, @Nullable Object>) object;
            return new JsonWebKey(members).verificationKeys(allowed);
        }
        throw new UnusableKeyException("is not a JSON object");
    }

    private static String name(int place, @Nullable Object element) {
        if (element instanceof Map<?, ?> members
                && members.get("kid") instanceof String id
                && KeyIds.isWellFormed(id)) {
            return "key " + place + " (" + id + ")";
        }
        return "key " + place;
    }
}
