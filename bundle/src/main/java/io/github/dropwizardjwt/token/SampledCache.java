package io.github.dropwizardjwt.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Policy;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Looks things up that are looked up with each request. One lookup in eight is recorded by the eviction policy, which
 * keeps what is used often: to record each one would cost more than the lookup itself, and would not improve the
 * policy. Thread-safe.
 *
 * @param <K> the keys
 * @param <V> the values
 */
public final class SampledCache<K, V> {
    private static final int SAMPLED = 8;

    private final Cache<K, V> entries;
    private final Policy<K, V> quietReads;

    /**
     * Looks up in a cache.
     *
     * @param entries the cache
     */
    public SampledCache(Cache<K, V> entries) {
        this.entries = entries;
        this.quietReads = entries.policy();
    }

    /**
     * Finds a value.
     *
     * @param key its key
     * @return the value; null if there is none, or it has expired
     */
    public @Nullable V find(K key) {
        boolean recorded = ThreadLocalRandom.current().nextInt(SAMPLED) == 0;
        return recorded ? entries.getIfPresent(key) : quietReads.getIfPresentQuietly(key);
    }
}
