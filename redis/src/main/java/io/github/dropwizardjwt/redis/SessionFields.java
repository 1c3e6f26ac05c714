package io.github.dropwizardjwt.redis;

import io.github.dropwizardjwt.session.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a session in its Redis hash. Client and claims are in {@link Pieces}. The hash also has a field for
 * each revoked token of the session, named by the token's hash, which is longer than any name here.
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

    /** All fields, as alternating names and values. */
    static List<String> all(Session session) {
        List<String> fields = state(session);
        put(fields, SUBJECT, session.subject());
        if (session.client() != null) {
            Pieces.put(fields, CLIENT, session.client());
        }
        put(fields, CREATED, millis(session.createdAt()));
        put(fields, ENDS, millis(session.endsAt()));
        return fields;
    }

    /** The fields that a refresh changes, as alternating names and values. */
    static List<String> state(Session session) {
        List<String> fields = new ArrayList<>();
        Pieces.put(fields, CLAIMS, session.claims());
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
                Pieces.read(fields, CLIENT),
                Objects.requireNonNull(Pieces.read(fields, CLAIMS), CLAIMS),
                moment(fields, CREATED),
                moment(fields, USED),
                moment(fields, EXPIRES),
                moment(fields, ENDS),
                text(fields, REFRESH),
                fields.get(SPENT));
    }

    /** Whether a session has expired. By its own clock, Redis may keep it for longer. */
    static boolean isExpired(String expires, Instant now) {
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
