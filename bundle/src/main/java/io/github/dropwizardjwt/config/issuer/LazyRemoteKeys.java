package io.github.dropwizardjwt.config.issuer;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.KeySource;
import io.github.dropwizardjwt.key.VerificationKey;
import io.github.dropwizardjwt.key.remote.RemoteKeys;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a trusted issuer in a command. They are fetched from their first use on: a command without a token of
 * this issuer does not wait for them. Thread-safe.
 */
final class LazyRemoteKeys implements KeySource {
    private final RemoteKeys keys;
    private boolean started;

    LazyRemoteKeys(RemoteKeys keys) {
        this.keys = keys;
    }

    @Override
    public KeySet current() {
        startOnce();
        return keys.current();
    }

    @Override
    public KeySet refreshFor(@Nullable String id, Algorithm algorithm) {
        startOnce();
        return keys.refreshFor(id, algorithm);
    }

    @Override
    public KeySet refreshAfterBadSignature(VerificationKey tried) {
        startOnce();
        return keys.refreshAfterBadSignature(tried);
    }

    /** Waits for the end of the fetch, a few seconds at most, as a service does when it starts. */
    private synchronized void startOnce() {
        if (!started) {
            started = true;
            keys.start();
        }
    }
}
