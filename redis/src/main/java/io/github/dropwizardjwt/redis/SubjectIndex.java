package io.github.dropwizardjwt.redis;

import io.github.dropwizardjwt.session.Session;
import io.github.dropwizardjwt.session.SessionPosition;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The ids of a subject's sessions, in the order in which they were opened. A session is added here after it was stored
 * and before its tokens are issued: one that is not listed has no client yet, and one that is listed but not stored has
 * ended. Such entries are removed when a list or a login comes across them.
 */
final class SubjectIndex {
    /** The index outlives its sessions, even if the clocks of nodes and Redis differ. */
    private static final Duration LEEWAY = Duration.ofHours(1);

    private final RedisClusterCommands<String, String> redis;
    private final String prefix;
    private final Script add;
    private final Script page;
    private final Script some;

    /**
     * Creates an index.
     *
     * @param prefix the prefix of its keys
     */
    SubjectIndex(RedisClusterCommands<String, String> redis, String prefix) {
        this.redis = redis;
        this.prefix = prefix;
        this.add = new Script(redis, "index.lua", ScriptOutputType.INTEGER);
        this.page = new Script(redis, "page.lua", ScriptOutputType.MULTI);
        this.some = new Script(redis, "some.lua", ScriptOutputType.MULTI);
    }

    void add(Session session) {
        Instant until = session.endsAt().plus(LEEWAY);
        add.isTrue(
                key(session.subject()),
                session.sid(),
                SessionFields.millis(session.createdAt()),
                SessionFields.millis(until),
                Long.toString(Duration.between(session.createdAt(), until).toMillis()));
    }

    void remove(String subject, List<String> sids) {
        if (!sids.isEmpty()) {
            redis.zrem(key(subject), sids.toArray(String[]::new));
        }
    }

    /** The number of entries, some of which may have ended. */
    long size(String subject) {
        return redis.zcard(key(subject));
    }

    /** Up to {@code limit} ids, from a random place on, so that concurrent callers rarely get the same ones. */
    List<String> some(String subject, int limit) {
        String from = Double.toString(ThreadLocalRandom.current().nextDouble());
        return sids(some.run(key(subject), Integer.toString(limit), from));
    }

    /** The ids of the sessions that were opened last, after the first {@code skipped} of them. */
    List<String> last(String subject, int skipped, int limit) {
        return redis.zrevrange(key(subject), skipped, skipped + limit - 1);
    }

    /** The ids of the sessions that were opened before a position, the last opened first. */
    List<String> page(String subject, int limit, @Nullable SessionPosition after) {
        String size = Integer.toString(limit);
        return sids(
                after == null
                        ? page.run(key(subject), size)
                        : page.run(key(subject), size, SessionFields.millis(after.createdAt()), after.sid()));
    }

    @SuppressWarnings("unchecked")
    private static List<String> sids(@Nullable Object answer) {
        return answer == null ? List.of() : (List<String>) answer;
    }

    private String key(String subject) {
        return prefix + "subject:" + subject;
    }
}
