package io.github.dropwizardjwt.redis;

import com.github.benmanes.caffeine.cache.Ticker;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection that has received nothing for too long since something was sent. TCP notices after a quarter of
 * an hour that packets vanish, and never that a process hangs. Used by the connection's event loop only.
 */
final class SilenceGuard extends ChannelDuplexHandler {
    private final long limit;
    private final Ticker ticker;
    private boolean waits;
    private long waitsSince;
    private @Nullable Future<?> checks;

    SilenceGuard(Duration limit, Ticker ticker) {
        this.limit = limit.toNanos();
        this.ticker = ticker;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        long interval = limit / 4;
        checks = context.executor().scheduleAtFixedRate(() -> check(context), interval, interval, TimeUnit.NANOSECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (checks != null) {
            checks.cancel(false);
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        if (!waits) {
            waits = true;
            waitsSince = ticker.read();
        }
        super.write(context, message, promise);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        waits = false;
        super.channelRead(context, message);
    }

    private void check(ChannelHandlerContext context) {
        if (waits && ticker.read() - waitsSince > limit) {
            ChannelFuture unused = context.close();
        }
    }
}
