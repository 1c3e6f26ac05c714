package io.github.dropwizardjwt.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Policy;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that were verified, by their text, so that neither signature nor JSON need be looked at again. What may change
 * is not remembered: who asks checks time, keys, audience and revocation each time anew.
 */
final class TokenCache {
    /** Larger tokens are verified each time: a cache is for the many small ones. */
    static final int LARGEST = 4096;

    /**
     * One look-up in so many is counted to the cache, which keeps what is asked for often. To be counted of each would cost it
     * more than to look up, and would tell it nothing more.
     */
    private static final int SAMPLED = 8;

    private final Cache<TokenText, VerifiedToken> entries;
    private final Policy<TokenText, VerifiedToken> quietReads;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder evictions = new LongAdder();

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
                .weigher((TokenText text, VerifiedToken token) -> Math.max(leastWeight, TokenWeigher.of(token.token())))
                .expireAfter(Expiry.creating((TokenText text, VerifiedToken token) -> Duration.between(
                        clock.instant(), token.token().expiresAt().plus(clockSkew))))
                .ticker(ticker)
                // In the threads of requests, a little now and then: no thread of its own to start and stop.
                .executor(Runnable::run)
                .evictionListener((text, token, cause) -> evictions.increment())
                .build();
        this.quietReads = entries.policy();
    }

    @Nullable
    VerifiedToken find(TokenText text) {
        boolean counted = ThreadLocalRandom.current().nextInt(SAMPLED) == 0;
        VerifiedToken found = counted ? entries.getIfPresent(text) : quietReads.getIfPresentQuietly(text);
        (found == null ? misses : hits).increment();
        return found;
    }

    /** Keeps a token that passed everything. */
    void keep(TokenText text, VerifiedToken token) {
        if (token.token().signed().length() <= LARGEST) {
            entries.put(text, token);
        }
    }

    CacheStatistics statistics() {
        return new CacheStatistics(hits.sum(), misses.sum(), evictions.sum(), entries.estimatedSize());
    }
}
