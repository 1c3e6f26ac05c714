package io.github.dropwizardjwt.session;

import io.github.dropwizardjwt.token.RandomId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Sessions and tokens as a store is given them. */
public final class SampleSessions {
    /** The real time, since some stores have clocks of their own; in the precision that they keep. */
    @SuppressWarnings("TimeInStaticInitializer") // one moment for a whole test
    public static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private static final String CLAIMS = "{\"scope\":{\"admin\":true},\"name\":\"Zoë 🦊\"}";

    private SampleSessions() {}

    /** A session of a subject, opened now, good for an hour. */
    public static Session of(String subject) {
        return of(subject, NOW.plus(Duration.ofHours(1)));
    }

    public static Session of(String subject, Instant expiresAt) {
        return new Session(
                RandomId.next(),
                subject,
                "Firefox on the kitchen table",
                CLAIMS,
                NOW,
                NOW,
                expiresAt,
                NOW.plus(Duration.ofDays(30)),
                anyHash(),
                null);
    }

    /** The session once its current refresh token was used, a minute later; each time with another successor. */
    public static Session advanced(Session session) {
        return advanced(session, session.expiresAt().plusSeconds(60));
    }

    public static Session advanced(Session session, Instant expiresAt) {
        return session.advanced(anyHash(), CLAIMS, session.lastUsedAt().plusSeconds(60), expiresAt);
    }

    /** An auth token of a session, good for an hour. */
    public static TokenReference tokenOf(Session session) {
        return new TokenReference(anyHash(), session.sid(), NOW.plus(Duration.ofHours(1)));
    }

    /** A token of another issuer, good for an hour. */
    public static TokenReference foreignToken() {
        return new TokenReference(anyHash(), null, NOW.plus(Duration.ofHours(1)));
    }

    static String anyHash() {
        return TokenIds.hash("sample-issuer", RandomId.next());
    }
}
