package io.github.dropwizardjwt.redis;

import com.google.common.collect.Lists;
import io.github.dropwizardjwt.session.Session;
import io.github.dropwizardjwt.session.SessionLog;
import io.github.dropwizardjwt.session.SessionPosition;
import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.session.TokenReference;
import io.lettuce.core.KeyValue;
import io.lettuce.core.ScriptOutputType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sessions in Redis. A session is one key, which holds its revoked tokens too, so that each step is taken on one node
 * of a cluster, and in one round trip. Every key expires by itself.
 */
final class RedisSessionStore implements SessionStore {
    private final RedisConnection connection;
    private final Pipeline pipeline;
    private final SubjectIndex subjects;
    private final Keys keys;
    private final Ends ends;
    private final Duration patience;
    private final Script add;
    private final Script advance;

    /**
     * Creates a store.
     *
     * @param connection leads to a single primary or to those of a cluster
     * @param pipeline uses it for several keys at once
     * @param keys with a log, if it is to have one
     * @param patience how long readers of the log wait for a line before they look
     */
    RedisSessionStore(RedisConnection connection, Pipeline pipeline, Keys keys, Duration patience) {
        this.connection = connection;
        this.pipeline = pipeline;
        this.subjects = new SubjectIndex(connection, keys);
        this.keys = keys;
        this.ends = new Ends(connection, keys);
        this.patience = patience;
        this.add = new Script(connection, ScriptOutputType.INTEGER, "add.lua");
        this.advance = new Script(connection, ScriptOutputType.INTEGER, "advance.lua");
    }

    @Override
    public void add(Session session) {
        List<String> arguments = SessionFields.all(session);
        arguments.add(0, SessionFields.millis(session.expiresAt()));
        if (!add.isTrue(keys.session(session.sid()), arguments.toArray(String[]::new))) {
            throw new IllegalStateException("There is a session with this id already");
        }
        subjects.add(session);
    }

    @Override
    public Optional<Session> find(String sid, Instant now) {
        return session(sid, connection.commands().hgetall(keys.session(sid)), now);
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
        return advance.isTrue(keys.session(next.sid()), arguments.toArray(String[]::new));
    }

    @Override
    public boolean remove(String sid) {
        String subject = ends.remove(sid);
        if (subject != null) {
            subjects.removeUnawaited(subject, sid);
        }
        return subject != null;
    }

    @Override
    public int removeSome(String subject, int limit) {
        int removed = 0;
        List<String> sids;
        do {
            sids = subjects.some(subject, Math.min(limit - removed, Pipeline.MAX_COMMANDS));
            if (!sids.isEmpty()) {
                removed += ends.removeAll(sids);
                subjects.remove(subject, sids);
            }
        } while (!sids.isEmpty() && removed < limit);
        return removed;
    }

    @Override
    public List<Session> list(String subject, Instant now, int limit, @Nullable SessionPosition after) {
        List<Session> listed = new ArrayList<>();
        SessionPosition last = after;
        int asked;
        List<String> sids;
        do {
            asked = Math.min(limit - listed.size(), Pipeline.MAX_COMMANDS);
            sids = subjects.page(subject, asked, last);
            List<Session> there = sessions(subject, sids);
            there.stream().filter(session -> now.isBefore(session.expiresAt())).forEach(listed::add);
            last = there.isEmpty() ? last : SessionPosition.of(there.get(there.size() - 1));
        } while (sids.size() == asked && listed.size() < limit);
        return listed;
    }

    private List<Session> sessions(String subject, List<String> sids) {
        List<Session> there = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        Iterator<Map<String, String>> answers = pipeline.ask(sids, (redis, sid) -> redis.hgetall(keys.session(sid)));
        for (String sid : sids) {
            Map<String, String> fields = answers.next();
            if (fields.isEmpty()) {
                gone.add(sid);
            } else {
                there.add(SessionFields.read(sid, fields));
            }
        }
        subjects.remove(subject, gone);
        return there;
    }

    /** Looks at sessions only where there may be too many, since it has to look at each of them. */
    @Override
    public List<String> beyond(String subject, Instant now, int kept, int limit) {
        List<String> live = new ArrayList<>();
        if (subjects.size(subject) > kept) {
            int listed = 0;
            List<String> sids;
            do {
                sids = subjects.last(subject, listed, Pipeline.MAX_COMMANDS);
                listed += live(subject, sids, now, live);
            } while (sids.size() == Pipeline.MAX_COMMANDS && live.size() < kept + limit);
        }
        return live.stream().skip(kept).limit(limit).toList();
    }

    /** Collects the ids of sessions that have not expired, and returns how many are still listed. */
    private int live(String subject, List<String> sids, Instant now, List<String> live) {
        List<String> gone = new ArrayList<>();
        Iterator<@Nullable String> answers =
                pipeline.ask(sids, (redis, sid) -> redis.hget(keys.session(sid), SessionFields.EXPIRES));
        for (String sid : sids) {
            String expires = answers.next();
            if (expires == null) {
                gone.add(sid);
            } else if (!SessionFields.isExpired(expires, now)) {
                live.add(sid);
            }
        }
        subjects.remove(subject, gone);
        return sids.size() - gone.size();
    }

    @Override
    public void revoke(TokenReference token) {
        ends.revoke(token);
    }

    @Override
    public boolean isLive(TokenReference token, Instant now) {
        return token.sid() == null
                ? connection.commands().exists(keys.revoked(token)) == 0
                : isLive(
                        connection.commands().hmget(keys.session(token.sid()), SessionFields.EXPIRES, token.hash()),
                        now);
    }

    private static boolean isLive(List<KeyValue<String, String>> expiresAndRevoked, Instant now) {
        @Nullable String expires = expiresAndRevoked.get(0).getValueOrElse(null);
        return expires != null
                && !SessionFields.isExpired(expires, now)
                && !expiresAndRevoked.get(1).hasValue();
    }

    @Override
    public List<TokenReference> live(List<TokenReference> tokens, Instant now) {
        return Lists.partition(tokens, Pipeline.MAX_COMMANDS).stream()
                .flatMap(some -> liveOf(some, now))
                .toList();
    }

    private Stream<TokenReference> liveOf(List<TokenReference> tokens, Instant now) {
        return Stream.concat(
                liveOfSessions(
                        tokens.stream().filter(token -> token.sid() != null).toList(), now),
                notRevoked(tokens.stream().filter(token -> token.sid() == null).toList()));
    }

    private Stream<TokenReference> liveOfSessions(List<TokenReference> tokens, Instant now) {
        Iterator<List<KeyValue<String, String>>> answers = pipeline.ask(
                tokens,
                (redis, token) -> redis.hmget(
                        keys.session(Objects.requireNonNull(token.sid())), SessionFields.EXPIRES, token.hash()));
        return tokens.stream().filter(token -> isLive(answers.next(), now));
    }

    private Stream<TokenReference> notRevoked(List<TokenReference> tokens) {
        Iterator<Long> answers = pipeline.ask(tokens, (redis, token) -> redis.exists(keys.revoked(token)));
        return tokens.stream().filter(token -> answers.next() == 0);
    }

    @Override
    public Optional<SessionLog> log() {
        return Optional.ofNullable(keys.log()).map(log -> new RedisSessionLog(connection, log, patience));
    }

    @Override
    public String partition(String sid) {
        return connection.partition(keys.session(sid));
    }

    @Override
    public String partition(TokenReference token) {
        return token.sid() == null ? connection.partition(keys.revoked(token)) : partition(token.sid());
    }

    /** An error reply is named by its code, since all of them have the same class. */
    @Override
    public String describe(Throwable failure) {
        return failure instanceof NoPrimaryException
                ? "no primary is confirmed"
                : ErrorReply.code(failure)
                        .map(code -> "error reply " + code)
                        .orElseGet(() -> SessionStore.super.describe(failure));
    }
}
