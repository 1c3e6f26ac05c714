package io.github.dropwizardjwt.redis;

import io.github.dropwizardjwt.session.Session;
import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.session.TokenReference;
import io.lettuce.core.KeyValue;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Sessions in Redis. A session is one key, which holds its revoked tokens too, so that each step is taken on one node of a
 * cluster, and in one round trip. Every key expires by itself.
 *
 * <p>The sessions of a subject are listed in another key, with the moment when they end whatever happens. A session is
 * written there after it is there itself, and before anybody has its tokens: what the list lacks is nobody's yet, and what
 * is in the list and not there any more never comes back.
 */
final class RedisSessionStore implements SessionStore {
    private final RedisClusterCommands<String, String> redis;
    private final RedisClusterAsyncCommands<String, String> pipeline;
    private final String prefix;
    private final Script add;
    private final Script index;
    private final Script advance;
    private final Script remove;
    private final Script revoke;

    /**
     * A store.
     *
     * @param redis one node or a cluster
     * @param pipeline the same, without waiting for answers
     * @param prefix what its keys begin with
     */
    RedisSessionStore(
            RedisClusterCommands<String, String> redis,
            RedisClusterAsyncCommands<String, String> pipeline,
            String prefix) {
        this.redis = redis;
        this.pipeline = pipeline;
        this.prefix = prefix;
        this.add = new Script(redis, "add.lua", ScriptOutputType.INTEGER);
        this.index = new Script(redis, "index.lua", ScriptOutputType.INTEGER);
        this.advance = new Script(redis, "advance.lua", ScriptOutputType.INTEGER);
        this.remove = new Script(redis, "remove.lua", ScriptOutputType.VALUE);
        this.revoke = new Script(redis, "revoke.lua", ScriptOutputType.INTEGER);
    }

    @Override
    public void add(Session session) {
        List<String> arguments = SessionFields.all(session);
        arguments.add(0, SessionFields.millis(session.expiresAt()));
        if (!add.isTrue(sessionKey(session.sid()), arguments.toArray(String[]::new))) {
            throw new IllegalStateException("There is such a session already");
        }
        index.isTrue(
                subjectKey(session.subject()),
                session.sid(),
                SessionFields.millis(session.endsAt()),
                SessionFields.millis(session.createdAt()));
    }

    @Override
    public Optional<Session> find(String sid, Instant now) {
        return session(sid, redis.hgetall(sessionKey(sid)), now);
    }

    private static Optional<Session> session(String sid, Map<String, String> fields, Instant now) {
        return fields.isEmpty()
                ? Optional.empty()
                : Optional.of(SessionFields.read(sid, fields)).filter(session -> now.isBefore(session.expiresAt()));
    }

    @Override
    public boolean advance(Session next) {
        String spent = next.spentHash();
        if (spent == null) {
            return false;
        }
        List<String> arguments = SessionFields.state(next);
        arguments.addAll(0, List.of(SessionFields.millis(next.expiresAt()), spent));
        return advance.isTrue(sessionKey(next.sid()), arguments.toArray(String[]::new));
    }

    @Override
    public boolean remove(String sid) {
        if (remove.run(sessionKey(sid)) instanceof String subject) {
            redis.zrem(subjectKey(subject), sid);
            return true;
        }
        return false;
    }

    @Override
    public int removeAll(String subject) {
        List<String> sids = sids(subject);
        if (sids.isEmpty()) {
            return 0;
        }
        Long removed = redis.del(sids.stream().map(this::sessionKey).toArray(String[]::new));
        redis.zrem(subjectKey(subject), sids.toArray(String[]::new));
        return Math.toIntExact(removed);
    }

    @Override
    public List<Session> list(String subject, Instant now) {
        Map<String, CompletableFuture<Map<String, String>>> answers = new LinkedHashMap<>();
        for (String sid : sids(subject)) {
            answers.put(sid, pipeline.hgetall(sessionKey(sid)).toCompletableFuture());
        }
        return answers.entrySet().stream()
                .flatMap(answer -> session(answer.getKey(), answer.getValue().join(), now).stream())
                .toList();
    }

    private List<String> sids(String subject) {
        return redis.zrange(subjectKey(subject), 0, -1);
    }

    @Override
    public void revoke(TokenReference token) {
        if (token.sid() == null) {
            redis.set(
                    revokedKey(token),
                    "",
                    SetArgs.Builder.pxAt(token.expiresAt().toEpochMilli()));
        } else {
            revoke.isTrue(sessionKey(token.sid()), token.hash());
        }
    }

    @Override
    public boolean isLive(TokenReference token, Instant now) {
        return token.sid() == null
                ? redis.exists(revokedKey(token)) == 0
                : isLive(redis.hmget(sessionKey(token.sid()), SessionFields.EXPIRES, token.hash()), now);
    }

    private static boolean isLive(List<KeyValue<String, String>> expiresAndRevoked, Instant now) {
        @Nullable String expires = expiresAndRevoked.get(0).getValueOrElse(null);
        return expires != null
                && !SessionFields.isOver(expires, now)
                && !expiresAndRevoked.get(1).hasValue();
    }

    private String sessionKey(String sid) {
        return prefix + "session:" + sid;
    }

    private String subjectKey(String subject) {
        return prefix + "subject:" + subject;
    }

    private String revokedKey(TokenReference token) {
        return prefix + "revoked:" + token.hash();
    }
}
