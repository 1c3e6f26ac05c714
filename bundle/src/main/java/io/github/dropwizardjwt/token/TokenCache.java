package io.github.dropwizardjwt.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that were verified, by their text, so that neither signature nor JSON need be looked at again. What may change
 * is not remembered: who asks checks time, keys, audience and revocation each time anew.
 */
final class TokenCache {
    /** Larger tokens are verified each time: a cache is for the many small ones. */
    static final int LARGEST = 4096;

    /**
     * What a token takes at most for each of its characters. Objects and arrays full of small members take most;
     * ordinary tokens a third of it.
     */
    private static final int BYTES_PER_CHARACTER = 16;

    private final Cache<TokenText, VerifiedToken> entries;

    /**
     * An empty cache.
     *
     * @param maximumSize how many tokens it holds, at least one
     * @param maximumWeight how many bytes of memory they take together, at most
     * @param clock what time it is, for how long a token can be needed
     * @param clockSkew how much longer than it says
     */
    TokenCache(int maximumSize, long maximumWeight, Clock clock, Duration clockSkew) {
        // So that no more than maximumSize fit in.
        long leastWeight = Math.min(maximumWeight / maximumSize, Integer.MAX_VALUE);
        this.entries = Caffeine.newBuilder()
                .maximumWeight(maximumWeight)
                .weigher((TokenText text, VerifiedToken token) ->
                        Math.max((int) leastWeight, text.length() * BYTES_PER_CHARACTER))
                .expireAfter(Expiry.creating((TokenText text, VerifiedToken token) -> Duration.between(
                        clock.instant(), token.token().expiresAt().plus(clockSkew))))
                // In the threads of requests, a little now and then: no thread of its own to start and stop.
                .executor(Runnable::run)
                .recordStats()
                .build();
    }

    @Nullable
    VerifiedToken find(TokenText text) {
        return entries.getIfPresent(text);
    }

    /** Keeps a token that passed everything. */
    void keep(TokenText text, VerifiedToken token) {
        if (text.length() <= LARGEST) {
            entries.put(text, token);
        }
    }

    CacheStatistics statistics() {
        CacheStats statistics = entries.stats();
        return new CacheStatistics(
                statistics.hitCount(), statistics.missCount(), statistics.evictionCount(), entries.estimatedSize());
    }
}
