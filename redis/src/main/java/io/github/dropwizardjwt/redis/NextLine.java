package io.github.dropwizardjwt.redis;

import com.github.benmanes.caffeine.cache.Ticker;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the next line of the log, with {@code XREAD BLOCK}. It is a hint only that it is worth while to read: what
 * the answer says does not count, and where it fails to come, the log is read a little later. Used by one thread.
 */
final class NextLine {
    /** One question is waited for again and again, but not for ever, so that it is noticed when packets vanish. */
    private static final int WAITS = 5;

    private final RedisConnection connection;
    private final String key;
    private final Duration patience;
    private final Duration block;
    private final Ticker ticker = Ticker.systemTicker();
    private @Nullable Question question;
    /** The line after which there is another, as Redis has answered; null if it has not. */
    private @Nullable String followed;

    /**
     * A question that Redis answers when there is a line.
     *
     * @param last the id of the line before
     * @param asked the reading of the ticker before
     */
    private record Question(
            StatefulRedisConnection<String, String> connection,
            String last,
            RedisFuture<List<StreamMessage<String, String>>> answer,
            long asked) {}

    /**
     * Prepares to wait.
     *
     * @param key the log
     * @param patience how long to wait at most
     */
    NextLine(RedisConnection connection, String key, Duration patience) {
        this.connection = connection;
        this.key = key;
        this.patience = patience;
        this.block = patience.multipliedBy(WAITS);
    }

    /**
     * Waits until there may be a line after this one, or patience ends.
     *
     * @param last the id of the last line that was read
     */
    void await(String last) throws InterruptedException {
        StatefulRedisConnection<String, String> open = connection.forBlocking();
        // Where the reading has not found what was announced, the connections lead to different servers.
        if (open == null || last.equals(followed)) {
            followed = null;
            TimeUnit.NANOSECONDS.sleep(patience.toNanos());
            return;
        }
        try {
            waitFor(question == null || question.connection() != open ? ask(open, last) : question);
        } catch (ExecutionException | CancellationException | RedisException e) {
            // The connection is lost, or the server busy. Whether that matters, the reading finds out.
            question = null;
            TimeUnit.NANOSECONDS.sleep(patience.toNanos());
        }
    }

    private void waitFor(Question pending) throws InterruptedException, ExecutionException {
        question = pending;
        try {
            boolean isThere = !pending.answer()
                    .get(patience.toNanos(), TimeUnit.NANOSECONDS)
                    .isEmpty();
            followed = isThere ? pending.last() : null;
            question = null;
        } catch (TimeoutException e) {
            closeIfSilent(pending);
        }
    }

    @SuppressWarnings("unchecked") // the varargs of xread
    private Question ask(StatefulRedisConnection<String, String> open, String last) {
        long asked = ticker.read();
        XReadArgs next = XReadArgs.Builder.block(block).count(1);
        return new Question(open, last, open.async().xread(next, StreamOffset.from(key, last)), asked);
    }

    /** An answer that was not given in time may still come, unless the connection is lost and nobody has noticed. */
    private void closeIfSilent(Question pending) {
        Duration limit = block.plus(pending.connection().getTimeout());
        if (ticker.read() - pending.asked() > limit.toNanos()) {
            CompletableFuture<Void> unused = pending.connection().closeAsync();
        }
    }
}
