package io.github.dropwizardjwt.redis;

import io.dropwizard.lifecycle.Managed;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The connection to Redis, which all threads share. It leads to primaries only, and follows them when they move. While
 * it is lost, commands fail. Commands that were under way are not sent again, since no request waits for them any more.
 * Thread-safe.
 */
interface RedisConnection extends Managed {
    /**
     * Commands that wait for their reply.
     *
     * @throws NoPrimaryException if no server is known to be the primary now
     */
    RedisClusterCommands<String, String> commands();

    /**
     * Commands that do not wait.
     *
     * @throws NoPrimaryException if no server is known to be the primary now
     */
    RedisClusterAsyncCommands<String, String> asyncCommands();

    /**
     * A connection for a command that blocks, to where the primary was last confirmed to be. It is a connection of its
     * own, which may be lost while others are not. Never waits.
     *
     * @return the connection; null while there is none, and in a cluster
     */
    @Nullable
    StatefulRedisConnection<String, String> forBlocking();

    /** The commands of each primary. Blocks until it is connected to all of them. */
    List<RedisCommands<String, String>> primaries();

    /** Names the primary that has a key; empty if there is only one, or none for that key now. */
    String partition(String key);

    /** Closes all connections, and stops their threads. */
    @Override
    void stop();
}
