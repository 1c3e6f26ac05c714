package io.github.dropwizardjwt.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.sentinel.api.StatefulRedisSentinelConnection;
import io.lettuce.core.sentinel.api.async.RedisSentinelAsyncCommands;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One sentinel, with the connection to it. Not thread-safe. */
final class Sentinel {
    private final RedisClient client;
    private final RedisURI uri;
    private final String name;
    private CompletableFuture<StatefulRedisSentinelConnection<String, String>> connection =
            CompletableFuture.failedFuture(new RedisException("Not connected yet"));

    /**
     * Describes a sentinel.
     *
     * @param name the primary's name
     */
    Sentinel(RedisClient client, RedisURI uri, String name) {
        this.client = client;
        this.uri = uri;
        this.name = name;
    }

    /**
     * The primary that a sentinel knows.
     *
     * @param epoch rises with each failover
     * @param host the primary's host
     * @param port the primary's port
     * @param isBeingReplaced whether this sentinel is about to promote another server
     */
    record Answer(long epoch, String host, int port, boolean isBeingReplaced) {
        private static Answer of(Map<String, String> state, @Nullable SocketAddress address) {
            if (address instanceof InetSocketAddress primary) {
                boolean isOld = Integer.toString(primary.getPort()).equals(state.get("port"))
                        && primary.getHostString().equals(state.get("ip"));
                return new Answer(
                        Long.parseLong(state.getOrDefault("config-epoch", "0")),
                        primary.getHostString(),
                        primary.getPort(),
                        isOld && state.getOrDefault("flags", "").contains("failover_in_progress"));
            }
            throw new RedisException("No such master with that name");
        }
    }

    /**
     * Asks for the primary. If it takes too long to connect, the next call waits for the same connection.
     *
     * @param patience how long to wait for the answer
     * @return the answer, or a failure
     */
    CompletableFuture<Answer> ask(Duration patience) {
        if (connection.isDone() && !isOpen()) {
            connection = client.connectSentinelAsync(StringCodec.UTF8, uri);
        }
        return connection
                .thenCompose(open -> ask(open, patience))
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean isOpen() {
        return !connection.isCompletedExceptionally() && connection.join().isOpen();
    }

    /**
     * The epoch is asked for before the address: the sentinel that leads a failover knows the new address before it has
     * written it down among what SENTINEL MASTER shows.
     */
    private CompletableFuture<Answer> ask(StatefulRedisSentinelConnection<String, String> open, Duration patience) {
        RedisSentinelAsyncCommands<String, String> sentinel = open.async();
        return sentinel.master(name)
                .thenCombine(sentinel.getMasterAddrByName(name), Answer::of)
                .toCompletableFuture()
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((answer, failure) -> {
                    if (failure != null) {
                        // Its packets may vanish: only a new connection can tell.
                        CompletableFuture<Void> unused = open.closeAsync();
                    }
                });
    }
}
