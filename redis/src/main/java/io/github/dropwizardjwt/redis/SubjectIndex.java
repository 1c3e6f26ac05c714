package io.github.dropwizardjwt.redis;

import io.github.dropwizardjwt.session.Session;
import io.github.dropwizardjwt.session.SessionPosition;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ids of a subject's sessions, in the order in which they were opened. A session is added here after it was stored
 * and before its tokens are issued: one that is not listed has no client yet, and one that is listed but not stored has
 * ended. Such entries are removed when a list or a login comes across them.
 */
final class SubjectIndex {
    private static final Logger LOGGER = LoggerFactory.getLogger(SubjectIndex.class);
    /** The index outlives its sessions, even if the clocks of nodes and Redis differ. */
    private static final Duration LEEWAY = Duration.ofHours(1);

    private final RedisConnection connection;
    private final Keys keys;
    private final Script add;
    private final Script page;
    private final Script some;

    SubjectIndex(RedisConnection connection, Keys keys) {
        this.connection = connection;
        this.keys = keys;
        this.add = new Script(connection, ScriptOutputType.INTEGER, "index.lua");
        this.page = new Script(connection, ScriptOutputType.MULTI, "page.lua");
        this.some = new Script(connection, ScriptOutputType.MULTI, "some.lua");
    }

    void add(Session session) {
        Instant until = session.endsAt().plus(LEEWAY);
        add.isTrue(
                keys.subject(session.subject()),
                session.sid(),
                SessionFields.millis(session.createdAt()),
                SessionFields.millis(until),
                Long.toString(Duration.between(session.createdAt(), until).toMillis()));
    }

    void remove(String subject, List<String> sids) {
        if (!sids.isEmpty()) {
            connection.commands().zrem(keys.subject(subject), sids.toArray(String[]::new));
        }
    }

    /**
     * Removes the entry of a session that has ended, without waiting for that: it may be on another server, and an
     * entry that stays is removed by the next list or login.
     */
    void removeUnawaited(String subject, String sid) {
        try {
            RedisFuture<Long> unused = connection.asyncCommands().zrem(keys.subject(subject), sid);
        } catch (RedisException e) {
            LOGGER.debug("The entry of a session that has ended stays for now", e);
        }
    }

    /** The number of entries, some of which may have ended. */
    long size(String subject) {
        return connection.commands().zcard(keys.subject(subject));
    }

    /** Up to {@code limit} ids, from a random place on, so that concurrent callers rarely get the same ones. */
    List<String> some(String subject, int limit) {
        String from = Double.toString(ThreadLocalRandom.current().nextDouble());
        return sids(some.run(keys.subject(subject), Integer.toString(limit), from));
    }

    /** The ids of the sessions that were opened last, after the first {@code skipped} of them. */
    List<String> last(String subject, int skipped, int limit) {
        return connection.commands().zrevrange(keys.subject(subject), skipped, skipped + limit - 1);
    }

    /** The ids of the sessions that were opened before a position, the last opened first. */
    List<String> page(String subject, int limit, @Nullable SessionPosition after) {
        String size = Integer.toString(limit);
        return sids(
                after == null
                        ? page.run(keys.subject(subject), size)
                        : page.run(keys.subject(subject), size, SessionFields.millis(after.createdAt()), after.sid()));
    }

    @SuppressWarnings("unchecked")
    private static List<String> sids(@Nullable Object answer) {
        return answer == null ? List.of() : (List<String>) answer;
    }
}
