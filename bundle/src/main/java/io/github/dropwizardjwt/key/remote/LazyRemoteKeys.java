package io.github.dropwizardjwt.key.remote;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.KeySource;
import io.github.dropwizardjwt.key.VerificationKey;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The keys of an issuer, fetched for the first time when a token needs them. Thread-safe. */
public final class LazyRemoteKeys implements KeySource {
    private final RemoteKeys keys;
    private final Consumer<RemoteKeys> start;
    private final WaitLimit waiting = new WaitLimit();
    private volatile boolean started;

    private LazyRemoteKeys(RemoteKeys keys, Consumer<RemoteKeys> start) {
        this.keys = keys;
        this.start = start;
    }

    /**
     * For requests: their first use waits for the first fetch as long as a request may wait.
     *
     * @param keys keys that have not been started
     * @return the keys
     */
    public static LazyRemoteKeys ofService(RemoteKeys keys) {
        return new LazyRemoteKeys(keys, RemoteKeys::start);
    }

    /**
     * For a command, which has nothing else to do: their first use waits for the end of the first fetch.
     *
     * @param keys keys that have not been started
     * @return the keys
     */
    public static LazyRemoteKeys ofCommand(RemoteKeys keys) {
        return new LazyRemoteKeys(keys, RemoteKeys::startInFull);
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

    private void startOnce() {
        if (!started) {
            waiting.attempt(() -> {
                start.accept(keys);
                started = true;
            });
        }
    }
}
