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
 * Sends the same command for several keys in one round trip. Their number is bounded, since all requests share one
 * queue of commands.
 */
final class Pipeline {
    static final int MAX_KEYS = 100;

    private final RedisConnection connection;
    private final Duration timeout;

    /**
     * Creates a pipeline.
     *
     * @param timeout how long it waits for the answers
     */
    Pipeline(RedisConnection connection, Duration timeout) {
        this.connection = connection;
        this.timeout = timeout;
    }

    /**
     * Sends the command for each key, and waits for the answers.
     *
     * @param keys at most {@link #MAX_KEYS}
     * @return the answers, in the order of the keys
     * @throws RuntimeException if a command fails, or Redis does not answer in time
     */
    <T extends @Nullable Object> Iterator<T> ask(
            String[] keys, BiFunction<RedisClusterAsyncCommands<String, String>, String, RedisFuture<T>> command) {
        RedisClusterAsyncCommands<String, String> redis = connection.asyncCommands();
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
