package io.github.dropwizardjwt.config.issuer;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.KeySource;
import io.github.dropwizardjwt.key.remote.RemoteKeys;

/**
 * The keys of a trusted issuer in a command. They are fetched when they are first used: a command without a token of
 * this issuer does not wait for them. Thread-safe.
 */
final class KeysFetchedOnce implements KeySource {
    private final RemoteKeys keys;
    private boolean begun;

    KeysFetchedOnce(RemoteKeys keys) {
        this.keys = keys;
    }

    @Override
    public KeySet current() {
        fetch();
        return keys.current();
    }

    @Override
    public KeySet refreshFor(String id, Algorithm algorithm) {
        fetch();
        return keys.refreshFor(id, algorithm);
    }

    /** Waits for the end of the fetch, a few seconds at most, as a service does when it starts. */
    private synchronized void fetch() {
        if (!begun) {
            begun = true;
            keys.start();
        }
    }
}
