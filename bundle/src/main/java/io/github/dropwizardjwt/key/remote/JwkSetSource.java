package io.github.dropwizardjwt.key.remote;

import io.github.dropwizardjwt.key.jwk.JsonWebKeySet;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Fetches the keys that an issuer publishes. Used by one thread at a time. */
interface JwkSetSource extends AutoCloseable {
    /**
     * A fetched set.
     *
     * @param set at least one usable key
     * @param freshFor its freshness lifetime; null if the issuer does not say
     */
    record Fetched(JsonWebKeySet set, @Nullable Duration freshFor) {}

    /**
     * Fetches the keys.
     *
     * @throws FetchFailedException if no usable key could be fetched
     * @throws InterruptedException if the thread is interrupted
     */
    Fetched fetch() throws FetchFailedException, InterruptedException;

    /** Closes connections. May be called by any thread. */
    @Override
    void close();
}
