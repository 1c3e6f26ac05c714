package io.github.dropwizardjwt.token;

/**
 * What the cache of verified tokens has done since the start.
 *
 * @param hits tokens that were found in it
 * @param misses tokens that were not, good and bad ones
 * @param evictions tokens that left it, for want of room or since they expired
 * @param size about how many it holds now
 */
public record CacheStatistics(long hits, long misses, long evictions, long size) {
    static final CacheStatistics NONE = new CacheStatistics(0, 0, 0, 0);
}
