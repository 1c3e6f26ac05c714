package io.github.dropwizardjwt.token;

/**
 * Statistics of the cache of verified tokens since the start. Immutable.
 *
 * @param hits lookups that found the token
 * @param misses lookups that did not find it, of valid and invalid tokens
 * @param evictions tokens that were removed for lack of room or because they had expired
 * @param size roughly how many tokens it holds now
 */
public record CacheStatistics(long hits, long misses, long evictions, long size) {
    static final CacheStatistics NONE = new CacheStatistics(0, 0, 0, 0);
}
