package io.github.dropwizardjwt.key.remote;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Key ids that were looked for in vain a short while ago. Bounded: they are chosen by whoever sends a token. */
final class UnknownIds {
    private static final int MOST = 1000;
    /** No longer: an issuer may be slow to publish a key that it signs with already. */
    private static final Duration MEMORY = Duration.ofSeconds(30);

    private final Cache<String, Boolean> ids;

    UnknownIds(LongSupplier nanoTime) {
        this.ids = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(MEMORY)
                .ticker(nanoTime::getAsLong)
                .executor(Runnable::run)
                .build();
    }

    boolean contains(String id) {
        return ids.getIfPresent(id) != null;
    }

    void add(String id) {
        ids.put(id, Boolean.TRUE);
    }
}
