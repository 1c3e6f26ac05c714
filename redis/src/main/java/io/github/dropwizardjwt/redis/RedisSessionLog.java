package io.github.dropwizardjwt.redis;

import io.github.dropwizardjwt.session.SessionLog;
import io.github.dropwizardjwt.token.RandomId;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.Range.Boundary;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The log as one node reads it, on the connection of its other commands: so it is that of the confirmed primary, or
 * cannot be read. Redis takes one step at a time, and its lines are visible in the order of their ids. So what comes
 * after the last line is all that is new, if that line is still there; if it is not, or is another one, the log was
 * deleted, shortened, or is that of a server which was promoted without it.
 */
final class RedisSessionLog implements SessionLog {
    /** Of a line that only marks a place. */
    private static final String NOTHING = "";

    /**
     * Between readings that find something: where sessions end all the time, each line would cause one on every node.
     */
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final RedisConnection connection;
    private final String key;
    private final NextLine nextLine;
    /** Null before the first call, and where it is not known what was missed. */
    private @Nullable StreamMessage<String, String> last;

    private boolean hasNamed;

    /**
     * Prepares to read.
     *
     * @param key the log
     * @param patience how long to wait for a line before it is read whether there is one
     */
    RedisSessionLog(RedisConnection connection, String key, Duration patience) {
        this.connection = connection;
        this.key = key;
        this.nextLine = new NextLine(connection, key, patience);
    }

    @Override
    public void await() throws InterruptedException {
        StreamMessage<String, String> known = last;
        if (hasNamed) {
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        }
        if (known != null) {
            nextLine.await(known.getId());
        }
    }

    @Override
    public boolean readOn(Consumer<String> ended) {
        RedisClusterCommands<String, String> redis = connection.commands();
        StreamMessage<String, String> known = last;
        if (known != null && nameWhatFollows(known, redis, ended)) {
            return true;
        }
        last = newest(redis, key);
        return false;
    }

    /**
     * Reads on from a line, and remembers where it came to.
     *
     * @return whether that line is still there
     */
    private boolean nameWhatFollows(
            StreamMessage<String, String> known, RedisClusterCommands<String, String> redis, Consumer<String> ended) {
        // One command: in two, the log could be replaced in between, and what had ended with it would not be known.
        List<StreamMessage<String, String>> lines =
                redis.xrange(key, Range.from(Boundary.including(known.getId()), Boundary.unbounded()));
        if (lines.isEmpty() || !isSame(lines.get(0), known)) {
            return false;
        }
        lines.stream().skip(1).forEach(line -> name(line, ended));
        last = lines.get(lines.size() - 1);
        hasNamed = lines.size() > 1;
        return true;
    }

    /** The newest line; one that is added if there is none, so that it can be recognized that the log is the same. */
    private static StreamMessage<String, String> newest(RedisClusterCommands<String, String> redis, String key) {
        List<StreamMessage<String, String>> newest = redis.xrevrange(key, Range.unbounded(), Limit.from(1));
        return newest.isEmpty() ? addMark(redis, key) : newest.get(0);
    }

    /** Adds a line that names nothing. */
    static StreamMessage<String, String> addMark(RedisClusterCommands<String, String> redis, String key) {
        Map<String, String> body = Map.of(NOTHING, RandomId.next());
        return new StreamMessage<>(key, redis.xadd(key, body), body);
    }

    private static boolean isSame(StreamMessage<String, String> one, StreamMessage<String, String> other) {
        return one.getId().equals(other.getId()) && one.getBody().equals(other.getBody());
    }

    private static void name(StreamMessage<String, String> line, Consumer<String> ended) {
        line.getBody().keySet().stream().filter(name -> !name.equals(NOTHING)).forEach(ended);
    }
}
