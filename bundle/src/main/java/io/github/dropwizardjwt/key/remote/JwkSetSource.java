package io.github.dropwizardjwt.key.remote;

import io.github.dropwizardjwt.key.jwk.JsonWebKeySet;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Fetches the keys that an issuer publishes. One fetch at a time. */
interface JwkSetSource extends AutoCloseable {
    /**
     * A fetched set.
     *
     * @param set at least one usable key
     * @param freshFor its freshness lifetime; null if the issuer does not say
     */
    record Fetched(JsonWebKeySet set, @Nullable Duration freshFor) {}

    /**
     * Fetches the keys, and does not block meanwhile.
     *
     * @return completes within the timeouts; fails with a {@link FetchFailedException} if no usable key could be
     *     fetched, and with a {@link java.util.concurrent.CancellationException} once this is closed
     */
    CompletableFuture<Fetched> fetch();

    /** Cancels a fetch that is in progress. May be called by any thread. */
    @Override
    void close();
}
