package io.github.dropwizardjwt.key;

import org.jspecify.annotations.Nullable;

/**
 * Supplies the current keys of one issuer, which may change while the service runs. Implementations must be
 * thread-safe.
 */
@FunctionalInterface
public interface KeySource {
    /**
     * The current keys. Called for each token, including cached ones: a token that was verified stays verified for as
     * long as the set contains the very same key object. Returns immediately, unless the known keys are too old: then
     * it may wait for a bounded time.
     *
     * @return the keys
     * @throws KeysUnavailableException if no set is known, or it is too old
     */
    KeySet current();

    /**
     * Refreshes the keys, if possible, since {@link #current()} has no key of an id and algorithm: it may be newer than
     * the set. May wait for a bounded time.
     *
     * @param id the {@code kid} of a token, which its sender may have invented; null if it has none
     * @param algorithm its {@code alg}, likewise
     * @return the keys, with or without the one that is looked for
     * @throws KeysUnavailableException as {@link #current()}
     */
    default KeySet refreshFor(@Nullable String id, Algorithm algorithm) {
        return current();
    }

    /**
     * Refreshes the keys, if possible, since a token is not signed with the key that {@link #current()} selects for it:
     * the issuer may have replaced the key without a new id. Anybody can send such tokens. May wait for a bounded time.
     *
     * @param tried the key that did not verify the signature
     * @return the keys, with that key or another one in its place
     * @throws KeysUnavailableException as {@link #current()}
     */
    default KeySet refreshAfterBadSignature(VerificationKey tried) {
        return current();
    }
}
