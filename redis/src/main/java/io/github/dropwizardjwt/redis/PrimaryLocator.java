package io.github.dropwizardjwt.redis;

import io.lettuce.core.RedisURI;
import java.time.Duration;

/** Knows where the primary is. Called by one thread at a time. */
@FunctionalInterface
interface PrimaryLocator {
    /**
     * The address of the primary.
     *
     * @param patience how long to wait for an answer
     * @return the address
     * @throws NoPrimaryException if that is in doubt
     * @throws FailoverException if another server is about to become the primary
     */
    RedisURI locate(Duration patience);
}
