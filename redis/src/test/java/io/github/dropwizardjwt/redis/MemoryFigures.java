package io.github.dropwizardjwt.redis;

import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.session.Session;
import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.testing.store.SampleSessions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A program, run by hand: how many bytes of Redis a session takes that was refreshed once, in all and for its key, and
 * how many the list of a subject's sessions.
 */
public final class MemoryFigures {
    private static final int SESSIONS = 100_000;
    private static final int PER_SUBJECT = 2;
    private static final int CLIENT = 72;

    private MemoryFigures() {}

    public static void main(String[] arguments) {
        for (int claims : List.of(40, 150)) {
            for (int revoked : List.of(0, 2)) {
                report(claims, revoked);
            }
        }
        System.exit(0);
    }

    private static void report(int claims, int revoked) {
        RedisProcess server = RedisProcess.start();
        SessionStore store = RedisStores.factory(server.uri()).build(new Environment("test"));
        long before = used(server);
        IntStream.range(0, SESSIONS)
                .parallel()
                .forEach(i -> add(store, "user-" + i / PER_SUBJECT, "x".repeat(claims), revoked));
        System.out.printf(
                "claims of %d, %d revoked tokens: %d bytes; keys %s%n",
                claims, revoked, (used(server) - before) / SESSIONS, sizes(server));
        server.stop();
    }

    private static void add(SessionStore store, String subject, String claims, int revoked) {
        Session session = session(subject, claims);
        store.add(session);
        store.advance(refreshed(session));
        for (int i = 0; i < revoked; i++) {
            store.revoke(SampleSessions.tokenOf(session));
        }
    }

    private static Session session(String subject, String claims) {
        Session sample = SampleSessions.of(subject);
        return new Session(
                sample.sid(),
                subject,
                "c".repeat(CLIENT),
                claims,
                sample.createdAt(),
                sample.lastUsedAt(),
                sample.expiresAt(),
                sample.endsAt(),
                sample.refreshHash(),
                null);
    }

    private static Session refreshed(Session session) {
        return new Session(
                session.sid(),
                session.subject(),
                session.client(),
                session.claims(),
                session.createdAt(),
                session.lastUsedAt(),
                session.expiresAt(),
                session.endsAt(),
                SampleSessions.of(session.subject()).refreshHash(),
                session.refreshHash());
    }

    private static long used(RedisProcess server) {
        return Long.parseLong(server.info("memory", "used_memory"));
    }

    /** The bytes and the encoding of some keys, by kind. */
    private static Map<String, String> sizes(RedisProcess server) {
        return server.ask(redis -> {
            Map<String, String> sizes = new TreeMap<>();
            for (int i = 0; i < 100; i++) {
                String key = redis.randomkey();
                sizes.put(
                        key.startsWith("jwt:session:") ? "session" : "subject",
                        redis.memoryUsage(key) + " " + redis.objectEncoding(key));
            }
            return sizes;
        });
    }
}
