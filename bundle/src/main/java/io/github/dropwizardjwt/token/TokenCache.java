package io.github.dropwizardjwt.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
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
        this(maximumSize, maximumWeight, clock, clockSkew, Ticker.systemTicker());
    }

    TokenCache(int maximumSize, long maximumWeight, Clock clock, Duration clockSkew, Ticker ticker) {
        // So that no more than maximumSize fit in.
        int leastWeight = (int) Math.min(maximumWeight / maximumSize, Integer.MAX_VALUE);
        this.entries = Caffeine.newBuilder()
                .maximumWeight(maximumWeight)
                .weigher((TokenText text, VerifiedToken token) -> Math.max(leastWeight, Footprint.of(token.token())))
                .expireAfter(Expiry.creating((TokenText text, VerifiedToken token) -> Duration.between(
                        clock.instant(), token.token().expiresAt().plus(clockSkew))))
                .ticker(ticker)
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
        if (token.token().signed().length() <= LARGEST) {
            entries.put(text, token);
        }
    }

    CacheStatistics statistics() {
        CacheStats statistics = entries.stats();
        return new CacheStatistics(
                statistics.hitCount(), statistics.missCount(), statistics.evictionCount(), entries.estimatedSize());
    }
}
