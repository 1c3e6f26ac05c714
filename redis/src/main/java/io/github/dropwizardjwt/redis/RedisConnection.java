package io.github.dropwizardjwt.redis;

import io.dropwizard.lifecycle.Managed;
import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The connection to Redis, which all threads share. If it is lost, commands fail until the client has reconnected.
 * Commands that were under way are not sent again, since no request waits for them any more.
 */
final class RedisConnection implements Managed {
    private static final Duration RECONNECT_INTERVAL = Duration.ofMillis(500);
    private static final int MAX_QUEUED = 10_000;

    private final AbstractRedisClient client;
    private final RedisClusterCommands<String, String> commands;
    private final RedisClusterAsyncCommands<String, String> asyncCommands;

    private RedisConnection(
            AbstractRedisClient client,
            RedisClusterCommands<String, String> commands,
            RedisClusterAsyncCommands<String, String> asyncCommands) {
        this.client = client;
        this.commands = commands;
        this.asyncCommands = asyncCommands;
    }

    /**
     * Connects to a single node, or to the primary that sentinels name.
     *
     * @param uri the address, with the timeout of commands
     * @throws io.lettuce.core.RedisException if the connection fails
     */
    static RedisConnection toNode(RedisURI uri) {
        RedisClient client = RedisClient.create(resources(), uri);
        client.setOptions(options(ClientOptions.builder(), uri.getTimeout())
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .build());
        try {
            StatefulRedisConnection<String, String> connection = client.connect();
            return new RedisConnection(client, connection.sync(), connection.async());
        } catch (RuntimeException e) {
            close(client);
            throw e;
        }
    }

    /**
     * Connects to a cluster. Connections to its nodes are opened when they are first needed, so commands wait for that.
     *
     * @param uri the address of one of its nodes, with the timeout of commands
     * @throws io.lettuce.core.RedisException if the connection fails
     */
    static RedisConnection toCluster(RedisURI uri) {
        RedisClusterClient client = RedisClusterClient.create(resources(), uri);
        ClusterClientOptions.Builder builder = ClusterClientOptions.builder()
                .topologyRefreshOptions(ClusterTopologyRefreshOptions.builder()
                        .enablePeriodicRefresh(Duration.ofSeconds(30))
                        .build());
        options(builder, uri.getTimeout());
        client.setOptions(builder.build());
        try {
            StatefulRedisClusterConnection<String, String> connection = client.connect();
            return new RedisConnection(client, connection.sync(), connection.async());
        } catch (RuntimeException e) {
            close(client);
            throw e;
        }
    }

    RedisClusterCommands<String, String> commands() {
        return commands;
    }

    RedisClusterAsyncCommands<String, String> asyncCommands() {
        return asyncCommands;
    }

    @Override
    public void stop() {
        close(client);
    }

    private static ClientResources resources() {
        return ClientResources.builder()
                .reconnectDelay(Delay.constant(RECONNECT_INTERVAL))
                .build();
    }

    private static ClientOptions.Builder options(ClientOptions.Builder builder, Duration timeout) {
        return builder.requestQueueSize(MAX_QUEUED)
                .replayFilter(command -> true)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(timeout)
                        .keepAlive(true)
                        .build());
    }

    /** Stops the threads of the client too. */
    private static void close(AbstractRedisClient client) {
        ClientResources resources = client.getResources();
        client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
        resources.shutdown(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
