package io.github.dropwizardjwt.token;

import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How large the cache of verified tokens may become.
 *
 * @param maximumSize the largest number of tokens; 0 for no cache
 * @param maximumWeight the most memory that they may take, in bytes
 */
record CacheLimits(int maximumSize, long maximumWeight) {
    CacheLimits {
        if (maximumSize < 0 || maximumWeight < 0) {
            throw new IllegalArgumentException("The size of a cache must not be negative");
        }
    }

    /** A new cache of this size; null for none. */
    @Nullable
    TokenCache newCache(Clock clock, Duration largestClockSkew) {
        return maximumSize == 0 ? null : new TokenCache(maximumSize, maximumWeight, clock, largestClockSkew);
    }
}
