package io.github.dropwizardjwt.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.dropwizardjwt.token.SampledCache;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the store has said about the tokens that were verified last. Thread-safe. */
final class LiveTokens {
    /** A second net, for sessions that somebody ends without the log. */
    static final Duration MAX_AGE = Duration.ofMinutes(5);

    private static final int MAX_SIZE = 100_000;

    private final ConcurrentMap<Name, LiveToken> entries;
    private final SampledCache<Name, LiveToken> reads;

    record Name(String issuer, String id) {}

    LiveTokens() {
        Cache<Name, LiveToken> cache = Caffeine.newBuilder()
                .maximumSize(MAX_SIZE)
                .expireAfterWrite(MAX_AGE.multipliedBy(2))
                .executor(Runnable::run)
                .build();
        this.entries = cache.asMap();
        this.reads = new SampledCache<>(cache);
    }

    @Nullable
    LiveToken find(Name name) {
        return reads.find(name);
    }

    void put(Name name, LiveToken token) {
        entries.put(name, token);
    }

    /** Puts another answer in the place of one, unless there is another or none by now. */
    void replace(Name name, LiveToken known, LiveToken next) {
        entries.replace(name, known, next);
    }

    /** Forgets an answer, unless there is another by now. */
    void remove(Name name, LiveToken known) {
        entries.remove(name, known);
    }

    Stream<Map.Entry<Name, LiveToken>> all(Predicate<LiveToken> condition) {
        return entries.entrySet().stream().filter(entry -> condition.test(entry.getValue()));
    }
}
