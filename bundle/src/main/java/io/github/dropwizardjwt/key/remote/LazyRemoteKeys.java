package io.github.dropwizardjwt.key.remote;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.KeySource;
import io.github.dropwizardjwt.key.VerificationKey;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** The keys of an issuer, fetched from their first use on: who has no token of it does not wait. Thread-safe. */
public final class LazyRemoteKeys implements KeySource {
    /** The most threads that may wait for the first fetch, as for the later ones. */
    private static final int MAX_WAITING = 64;

    private final RemoteKeys keys;
    private final Semaphore places = new Semaphore(MAX_WAITING);
    private volatile boolean started;

    /**
     * The keys.
     *
     * @param keys keys that have not been started
     */
    public LazyRemoteKeys(RemoteKeys keys) {
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

    /** Waits for the end of the first fetch, a few seconds at most, as a service does when it starts. */
    private void startOnce() {
        if (started || !places.tryAcquire()) {
            return;
        }
        try {
            keys.start();
            started = true;
        } finally {
            places.release();
        }
    }
}
