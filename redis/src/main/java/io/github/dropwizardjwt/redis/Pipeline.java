package io.github.dropwizardjwt.redis;

import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Sends the same command about several things in one round trip. Their number is bounded, since all requests share one
 * queue of commands.
 */
final class Pipeline {
    static final int MAX_COMMANDS = 100;

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
     * Sends the command about each thing, and waits for the answers.
     *
     * @param things at most {@link #MAX_COMMANDS}
     * @return the answers, in the order of the things
     * @throws RuntimeException if a command fails, or Redis does not answer in time
     */
    <A, T extends @Nullable Object> Iterator<T> ask(
            List<A> things, BiFunction<RedisClusterAsyncCommands<String, String>, A, RedisFuture<T>> command) {
        RedisClusterAsyncCommands<String, String> redis = connection.asyncCommands();
        List<RedisFuture<T>> answers =
                things.stream().map(thing -> command.apply(redis, thing)).toList();
        if (!LettuceFutures.awaitAll(timeout, answers.toArray(RedisFuture<?>[]::new))) {
            answers.forEach(answer -> answer.cancel(true));
            throw new RedisCommandTimeoutException("Redis does not answer");
        }
        return answers.stream()
                .map(answer -> answer.toCompletableFuture().join())
                .iterator();
    }
}
