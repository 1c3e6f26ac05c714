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
 * The names of a subject's sessions, in the order in which they were opened. A session is listed here after it is there
 * itself, and before anybody has its tokens: what is not listed is nobody's yet, and what is listed and not there any more
 * never comes back. Those are taken out by whoever comes across them.
 */
final class SubjectIndex {
    /** A list outlives its sessions, also where the clocks of nodes and Redis differ. */
    private static final Duration LEEWAY = Duration.ofHours(1);

    private final RedisClusterCommands<String, String> redis;
    private final String prefix;
    private final Script add;
    private final Script page;
    private final Script some;

    /**
     * An index.
     *
     * @param prefix what its keys begin with
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

    /** How many there are, with those that are not there any more. */
    long size(String subject) {
        return redis.zcard(key(subject));
    }

    /**
     * Some, as many as there are up to the limit. They begin anywhere, so that callers that end all of them at once rarely
     * come across the same, and none of them works in vain.
     */
    List<String> some(String subject, int limit) {
        String from = Double.toString(ThreadLocalRandom.current().nextDouble());
        return sids(some.run(key(subject), Integer.toString(limit), from));
    }

    /** Those that were opened last, without the very last {@code skipped}. */
    List<String> last(String subject, int skipped, int limit) {
        return redis.zrevrange(key(subject), skipped, skipped + limit - 1);
    }

    /** Those that were opened before one, the last first. */
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
