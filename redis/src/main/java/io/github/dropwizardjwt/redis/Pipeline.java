package io.github.dropwizardjwt.redis;

import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Asks the same of several keys in one round trip. They are a bounded number, since commands wait in a queue that all
 * requests share.
 */
final class Pipeline {
    static final int MOST_KEYS = 100;

    private final RedisClusterAsyncCommands<String, String> redis;
    private final Duration timeout;

    /**
     * A pipeline.
     *
     * @param timeout how long it waits for the answers
     */
    Pipeline(RedisClusterAsyncCommands<String, String> redis, Duration timeout) {
        this.redis = redis;
        this.timeout = timeout;
    }

    /**
     * Asks.
     *
     * @param keys at most {@link #MOST_KEYS}
     * @return the answers, in the order of the keys
     * @throws RuntimeException if a command fails, or Redis does not answer in time
     */
    <T extends @Nullable Object> Iterator<T> ask(
            String[] keys, BiFunction<RedisClusterAsyncCommands<String, String>, String, RedisFuture<T>> command) {
        List<RedisFuture<T>> answers =
                Arrays.stream(keys).map(key -> command.apply(redis, key)).toList();
        if (!LettuceFutures.awaitAll(timeout, answers.toArray(RedisFuture<?>[]::new))) {
            answers.forEach(answer -> answer.cancel(true));
            throw new RedisCommandTimeoutException("Redis does not answer");
        }
        return answers.stream()
                .map(answer -> answer.toCompletableFuture().join())
                .iterator();
    }
}
