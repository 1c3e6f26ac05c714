package io.github.dropwizardjwt.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Caches verified tokens by their text, so that signature and JSON are not checked again. What may change is not
 * cached: the caller checks times, keys, audience and revocation each time. Thread-safe.
 */
final class TokenCache {
    /** Characters; larger tokens are verified each time. */
    static final int MAX_CACHED_LENGTH = 4096;

    private final Cache<TokenText, VerifiedToken> entries;
    private final SampledCache<TokenText, VerifiedToken> reads;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder evictions = new LongAdder();

    /**
     * An empty cache.
     *
     * @param maximumSize the largest number of tokens, at least one
     * @param maximumWeight the most memory that they may take, in bytes
     * @param clock the clock for the remaining life of a token
     * @param clockSkew how long a token is accepted after it has expired
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
                // Maintenance runs in the threads of requests: no thread of its own to start and stop.
                .executor(Runnable::run)
                .evictionListener((text, token, cause) -> evictions.increment())
                .build();
        this.reads = new SampledCache<>(entries);
    }

    @Nullable
    VerifiedToken find(TokenText text) {
        VerifiedToken found = reads.find(text);
        (found == null ? misses : hits).increment();
        return found;
    }

    /** Caches a token that passed all checks. */
    void keep(TokenText text, VerifiedToken token) {
        if (token.token().signed().length() <= MAX_CACHED_LENGTH) {
            entries.put(text, token);
        }
    }

    CacheStatistics statistics() {
        return new CacheStatistics(hits.sum(), misses.sum(), evictions.sum(), entries.estimatedSize());
    }
}
