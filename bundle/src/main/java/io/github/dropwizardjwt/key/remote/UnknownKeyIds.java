package io.github.dropwizardjwt.key.remote;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.dropwizardjwt.key.Algorithm;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Caches for a short time which key ids, each with an algorithm, the issuer did not have; no id means the only key of
 * the algorithm. Bounded, since senders of tokens choose the ids. Thread-safe.
 */
final class UnknownKeyIds {
    private static final int MAX_SIZE = 1000;
    /** Short: an issuer may be slow to publish a key that it signs with already. */
    private static final Duration TIME_TO_LIVE = Duration.ofSeconds(30);

    private final Cache<Wanted, Boolean> ids;

    private record Wanted(@Nullable String id, Algorithm algorithm) {}

    UnknownKeyIds(Ticker ticker) {
        this.ids = Caffeine.newBuilder()
                .maximumSize(MAX_SIZE)
                .expireAfterWrite(TIME_TO_LIVE)
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    boolean contains(@Nullable String id, Algorithm algorithm) {
        return ids.getIfPresent(new Wanted(id, algorithm)) != null;
    }

    void add(@Nullable String id, Algorithm algorithm) {
        ids.put(new Wanted(id, algorithm), Boolean.TRUE);
    }
}
