package io.github.dropwizardjwt.redis;

import com.github.benmanes.caffeine.cache.Ticker;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Another connection to the address of a {@link Link}, for a command that blocks, which would hold up those of
 * requests. It is opened when it is first needed, and again after it was lost. Nobody waits for that, and nothing
 * confirms where it leads to: what counts must be asked through the link. Thread-safe.
 */
final class SideConnection {
    private final RedisClient client;
    private final RedisURI address;
    private final Ticker ticker = Ticker.systemTicker();
    private CompletableFuture<StatefulRedisConnection<String, String>> opened =
            CompletableFuture.failedFuture(new RedisException("Not opened yet"));
    private long tried = ticker.read() - ConnectionWatch.INTERVAL.toNanos();
    private boolean closed;

    SideConnection(RedisClient client, RedisURI address) {
        this.client = client;
        this.address = address;
    }

    /** The connection; null while it is being opened. */
    synchronized @Nullable StatefulRedisConnection<String, String> get() {
        if (isOpen()) {
            return opened.join();
        }
        if (!closed && opened.isDone() && ticker.read() - tried >= ConnectionWatch.INTERVAL.toNanos()) {
            tried = ticker.read();
            opened = client.connectAsync(StringCodec.UTF8, address).toCompletableFuture();
        }
        return null;
    }

    private boolean isOpen() {
        return opened.isDone()
                && !opened.isCompletedExceptionally()
                && opened.join().isOpen();
    }

    /** Closes the connection, as soon as it is open. It is not opened again. */
    synchronized void close() {
        closed = true;
        CompletableFuture<Void> unused = opened.thenCompose(StatefulRedisConnection::closeAsync);
    }
}
