package io.github.dropwizardjwt.redis;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.GenericMapOutput;
import io.lettuce.core.protocol.CommandType;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a server, and when it was last confirmed that this is the primary.
 *
 * @param address where it leads to
 * @param side another connection to this address, if that is needed
 * @param confirmed the reading of the ticker before the confirmation; 0 before the first
 */
record Link(RedisURI address, StatefulRedisConnection<String, String> connection, SideConnection side, long confirmed) {
    /**
     * Opens a connection, which is not confirmed.
     *
     * @throws io.lettuce.core.RedisException if the server cannot be reached, or rejects the login
     */
    static Link open(RedisClient client, RedisURI address) {
        return new Link(address, client.connect(StringCodec.UTF8, address), new SideConnection(client, address), 0);
    }

    Link confirmedAt(long moment) {
        return new Link(address, connection, side, moment);
    }

    boolean leadsTo(RedisURI primary) {
        return address.equals(primary);
    }

    boolean leadsThrough(RedisChannelHandler<?, ?> other) {
        return connection == other;
    }

    boolean isOlderThan(Duration age, long now) {
        return now - confirmed > age.toNanos();
    }

    /** Host and port, which is nothing secret. */
    String place() {
        return address.getHost() + ":" + address.getPort();
    }

    /**
     * Why this is no connection to a primary. HELLO says so, and needs no permission, unlike ROLE. A server that
     * answers with an error, because it runs a long script for instance, or is a proxy, is assumed to be what it was.
     *
     * @param limit how long the server may take to answer
     * @return the reason; null if there is none
     */
    @Nullable
    String flaw(Duration limit) {
        try {
            Map<String, Object> server = connection
                    .async()
                    .<Map<String, Object>>dispatch(CommandType.HELLO, new GenericMapOutput<>(StringCodec.UTF8))
                    .get(limit.toNanos(), TimeUnit.NANOSECONDS);
            return "replica".equals(server.get("role")) ? "it is a replica (READONLY)" : null;
        } catch (TimeoutException e) {
            return "it does not answer";
        } catch (ExecutionException e) {
            return e.getCause() instanceof RedisCommandExecutionException ? null : "the connection is lost";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "the service stops";
        }
    }

    void close() {
        side.close();
        CompletableFuture<Void> unused = connection.closeAsync();
    }
}
