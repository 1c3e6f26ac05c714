package io.github.dropwizardjwt.redis;

import io.github.dropwizardjwt.session.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A session as a hash of Redis. Beside these fields it has one for each of its tokens that was revoked, which is called
 * as the token's hash is; those are longer than any name here.
 */
final class SessionFields {
    static final String EXPIRES = "expires";

    private static final String SUBJECT = "subject";
    private static final String CLIENT = "client";
    private static final String CLAIMS = "claims";
    private static final String CREATED = "created";
    private static final String USED = "used";
    private static final String ENDS = "ends";
    private static final String REFRESH = "refresh";
    private static final String SPENT = "spent";

    private SessionFields() {}

    /** Names and values in turn. */
    static List<String> all(Session session) {
        List<String> fields = state(session);
        put(fields, SUBJECT, session.subject());
        put(fields, CLIENT, session.client());
        put(fields, CREATED, millis(session.createdAt()));
        put(fields, ENDS, millis(session.endsAt()));
        return fields;
    }

    /** Of what differs from one advance to the next, names and values in turn. */
    static List<String> state(Session session) {
        List<String> fields = new ArrayList<>();
        put(fields, CLAIMS, session.claims());
        put(fields, USED, millis(session.lastUsedAt()));
        put(fields, EXPIRES, millis(session.expiresAt()));
        put(fields, REFRESH, session.refreshHash());
        put(fields, SPENT, session.spentHash());
        return fields;
    }

    private static void put(List<String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.add(name);
            fields.add(value);
        }
    }

    static Session read(String sid, Map<String, String> fields) {
        return new Session(
                sid,
                text(fields, SUBJECT),
                fields.get(CLIENT),
                text(fields, CLAIMS),
                moment(fields, CREATED),
                moment(fields, USED),
                moment(fields, EXPIRES),
                moment(fields, ENDS),
                text(fields, REFRESH),
                fields.get(SPENT));
    }

    /** Whether a session that expires then is over. Redis has a clock of its own, and may keep it for longer. */
    static boolean isOver(String expires, Instant now) {
        return Long.parseLong(expires) <= now.toEpochMilli();
    }

    static String millis(Instant moment) {
        return Long.toString(moment.toEpochMilli());
    }

    private static String text(Map<String, String> fields, String name) {
        return Objects.requireNonNull(fields.get(name), name);
    }

    private static Instant moment(Map<String, String> fields, String name) {
        return Instant.ofEpochMilli(Long.parseLong(text(fields, name)));
    }
}
