package io.github.dropwizardjwt.redis;

import com.github.benmanes.caffeine.cache.Ticker;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import io.lettuce.core.models.role.RedisInstance;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import io.lettuce.core.resource.NettyCustomizer;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections to the primaries of a cluster, one to each. Every half second each of them is asked for a sign of
 * life. One that does not answer is closed and opened again, and the others are asked which server has its keys now.
 */
final class ClusterConnection implements RedisConnection {
    private static final Logger LOGGER = LoggerFactory.getLogger(ClusterConnection.class);
    private static final Duration TOPOLOGY_INTERVAL = Duration.ofSeconds(30);
    private static final Duration LEAST_TOPOLOGY_INTERVAL = Duration.ofSeconds(1);

    private final RedisClusterClient client;
    private final StatefulRedisClusterConnection<String, String> connection;
    private final Duration limit;
    private final ConnectionWatch watch = new ConnectionWatch(this::watch);

    private ClusterConnection(
            RedisClusterClient client, StatefulRedisClusterConnection<String, String> connection, Duration limit) {
        this.client = client;
        this.connection = connection;
        this.limit = limit;
    }

    /**
     * Connects to a cluster. A connection that is opened later, to a server that joins for instance, has commands wait
     * for it.
     *
     * @param uri the address of one of its servers, with the timeout of commands
     * @throws io.lettuce.core.RedisException if the connection fails
     */
    static ClusterConnection open(RedisURI uri) {
        RedisClusterClient client = RedisClusterClient.create(resources(uri.getTimeout()), uri);
        client.setOptions(LettuceSettings.common(ClusterClientOptions.builder(), uri.getTimeout())
                .topologyRefreshOptions(ClusterTopologyRefreshOptions.builder()
                        .enablePeriodicRefresh(TOPOLOGY_INTERVAL)
                        .adaptiveRefreshTriggersTimeout(LEAST_TOPOLOGY_INTERVAL)
                        .build())
                .build());
        try {
            ClusterConnection opened = new ClusterConnection(client, client.connect(), uri.getTimeout());
            opened.watch.start();
            return opened;
        } catch (RuntimeException e) {
            LettuceSettings.close(client);
            throw e;
        }
    }

    private static ClientResources resources(Duration limit) {
        return ClientResources.builder()
                .reconnectDelay(Delay.constant(ConnectionWatch.INTERVAL))
                .nettyCustomizer(new NettyCustomizer() {
                    @Override
                    public void afterChannelInitialized(Channel channel) {
                        channel.pipeline().addFirst(new SilenceGuard(limit, Ticker.systemTicker()));
                    }
                })
                .build();
    }

    private void watch() {
        try {
            CompletableFuture<?>[] signs = nodes().map(this::signOfLife).toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(signs).join();
        } catch (RuntimeException e) {
            LOGGER.debug("A server of the cluster does not answer", e);
            client.refreshPartitionsAsync();
        }
    }

    private CompletableFuture<String> signOfLife(RedisClusterNode node) {
        return connect(node)
                .thenCompose(open -> open.async().ping())
                .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private CompletableFuture<StatefulRedisConnection<String, String>> connect(RedisClusterNode node) {
        RedisURI address = node.getUri();
        return connection.getConnectionAsync(address.getHost(), address.getPort());
    }

    private Stream<RedisClusterNode> nodes() {
        return client.getPartitions().stream()
                .filter(node -> node.getRole() == RedisInstance.Role.UPSTREAM && !node.hasNoSlots());
    }

    @Override
    public RedisClusterCommands<String, String> commands() {
        return connection.sync();
    }

    @Override
    public RedisClusterAsyncCommands<String, String> asyncCommands() {
        return connection.async();
    }

    @Override
    public @Nullable StatefulRedisConnection<String, String> forBlocking() {
        return null;
    }

    @Override
    public List<RedisCommands<String, String>> primaries() {
        return nodes().map(node -> connection.getConnection(
                        node.getUri().getHost(), node.getUri().getPort()))
                .map(StatefulRedisConnection::sync)
                .toList();
    }

    @Override
    public String partition(String key) {
        @Nullable RedisClusterNode node = client.getPartitions().getMasterBySlot(SlotHash.getSlot(key));
        return node == null ? "" : node.getNodeId();
    }

    @Override
    public void stop() {
        watch.stop();
        LettuceSettings.close(client);
    }
}
