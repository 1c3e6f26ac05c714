package io.github.dropwizardjwt.redis;

import io.github.dropwizardjwt.config.SettingException;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks at the start that the log can be followed, where it is to be. */
final class LogCheck {
    private static final Logger LOGGER = LoggerFactory.getLogger(LogCheck.class);

    private LogCheck() {}

    /**
     * Checks that this is no cluster.
     *
     * @throws SettingException if it is
     */
    static void checkNoCluster(boolean cluster) {
        if (cluster) {
            throw new SettingException(
                    "sessions.revocationCache.follow",
                    "does not work with jwt.sessions.cluster: true, as a step of a cluster cannot change both a session "
                            + "and a log on another node; set jwt.sessions.revocationCache.maxStaleness only, or keep "
                            + "sessions in one Redis, with sentinels for instance");
        }
    }

    /**
     * Adds a line that names nothing, and reads it, with each command that following takes.
     *
     * @param log the key of the log
     * @throws io.lettuce.core.RedisException if a command fails: the user lacks permissions, for instance
     * @throws IllegalStateException if the line is not there
     */
    @SuppressWarnings("unchecked") // the varargs of xread
    static void check(RedisConnection connection, String log) {
        RedisClusterCommands<String, String> redis = connection.commands();
        StreamMessage<String, String> mark = RedisSessionLog.addMark(redis, log);
        List<StreamMessage<String, String>> read = redis.xrange(log, Range.create(mark.getId(), mark.getId()));
        redis.xrevrange(log, Range.unbounded(), Limit.from(1));
        redis.xread(XReadArgs.Builder.count(1), StreamOffset.latest(log));
        if (read.isEmpty() || !read.get(0).getBody().equals(mark.getBody())) {
            throw new IllegalStateException("The Redis of jwt.sessions.uri does not have what was just written to it; "
                    + "name the primary, or the sentinels that know it");
        }
    }

    /** Of a node that does not follow the log and yet has to write it, for others that do. */
    static void warnIfUnwritable(RedisConnection connection, String log) {
        try {
            RedisSessionLog.addMark(connection.commands(), log);
        } catch (RedisCommandExecutionException e) {
            LOGGER.warn(
                    "The log {} cannot be written (error reply {}). Nodes that follow it ask about all tokens again "
                            + "whenever a session ends on this node. If its user may not call XADD, allow it: "
                            + "ACL SETUSER name +xadd",
                    log,
                    ErrorReply.code(e).orElse("unknown"));
            LOGGER.debug("The log cannot be written", e);
        }
    }
}
