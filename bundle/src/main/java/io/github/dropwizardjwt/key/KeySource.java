package io.github.dropwizardjwt.key;

/**
 * The keys of one issuer, as they are now: they may change while the service runs. Must be safe for use by many threads.
 */
@FunctionalInterface
public interface KeySource {
    /**
     * The keys that count at this moment. Asked for each token, also for those that were verified before: what one of
     * these keys vouched for is good for as long as the very same key object is in the set. Returns at once, unless all
     * that is known is too old: then it waits for a bounded time at most.
     *
     * @return the keys
     * @throws KeysUnavailableException if no set is known, or none that is fresh enough
     */
    KeySet current();

    /**
     * Asked when {@link #current()} has no key of an id and algorithm: it may be newer than the set. Waits for a bounded
     * time at most.
     *
     * @param id the {@code kid} of a token, chosen by whoever sent it
     * @param algorithm its {@code alg}, likewise
     * @return the keys, with or without such a one
     * @throws KeysUnavailableException as {@link #current()}
     */
    default KeySet refreshFor(String id, Algorithm algorithm) {
        return current();
    }
}
