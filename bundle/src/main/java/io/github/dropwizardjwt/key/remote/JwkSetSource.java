package io.github.dropwizardjwt.key.remote;

import io.github.dropwizardjwt.key.jwk.JsonWebKeySet;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Gets the keys that an issuer publishes. Called by one thread at a time. */
interface KeyFetch extends AutoCloseable {
    /**
     * What came.
     *
     * @param set at least one usable key
     * @param freshFor for how long the issuer wants it kept; null where it does not say
     */
    record Fetched(JsonWebKeySet set, @Nullable Duration freshFor) {}

    /**
     * Gets the keys.
     *
     * @throws FetchFailedException if there are none to be had
     * @throws InterruptedException if the thread is told to stop
     */
    Fetched fetch() throws FetchFailedException, InterruptedException;

    /** Lets go of connections. Called by any thread. */
    @Override
    void close();
}
