package io.github.dropwizardjwt.testing.store;

import io.github.dropwizardjwt.json.Base64Url;
import io.github.dropwizardjwt.session.Session;
import io.github.dropwizardjwt.session.TokenReference;
import io.github.dropwizardjwt.token.RandomId;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Sessions and tokens as a store is given them, each with another id and another hash. For the tests that a store of
 * your own has in addition to the contracts. Thread-safe.
 */
public final class SampleSessions {
    /** The real time, since some stores have clocks of their own; in the precision that they keep. */
    @SuppressWarnings("TimeInStaticInitializer") // one moment for a whole test
    private static final Instant OPENED_AT = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private static final String CLAIMS = "{\"scope\":{\"admin\":true},\"name\":\"Zoë 🦊\"}";
    /** As many as SHA-256 has. */
    private static final int HASH_BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private SampleSessions() {}

    /**
     * Returns the time at which samples are opened.
     *
     * @return when the first test began, in whole milliseconds; always the same in one process
     */
    public static Instant openedAt() {
        return OPENED_AT;
    }

    /**
     * Returns a session that is good for an hour.
     *
     * @param subject its subject
     * @return the session, of which no refresh token was used yet
     */
    public static Session of(String subject) {
        return of(subject, OPENED_AT.plus(Duration.ofHours(1)));
    }

    /**
     * Returns a session.
     *
     * @param subject its subject
     * @param expiresAt when it expires, in whole milliseconds; within 30 days
     * @return the session, of which no refresh token was used yet
     */
    public static Session of(String subject, Instant expiresAt) {
        return new Session(
                RandomId.next(),
                subject,
                "Firefox on the kitchen table",
                CLAIMS,
                OPENED_AT,
                OPENED_AT,
                expiresAt,
                OPENED_AT.plus(Duration.ofDays(30)),
                anyHash(),
                null);
    }

    /**
     * Returns a session once its current refresh token was used, a minute later. It expires a minute later, too.
     *
     * @param session the session before
     * @return the session, each time with another current refresh token
     */
    public static Session advanced(Session session) {
        return advanced(session, session.expiresAt().plusSeconds(60));
    }

    /**
     * Returns a session once its current refresh token was used, a minute later.
     *
     * @param session the session before
     * @param expiresAt when it expires from then on
     * @return the session, each time with another current refresh token
     */
    public static Session advanced(Session session, Instant expiresAt) {
        return advanced(session, CLAIMS, session.lastUsedAt().plusSeconds(60), expiresAt);
    }

    static Session advanced(Session session, String claims, Instant lastUsedAt, Instant expiresAt) {
        return new Session(
                session.sid(),
                session.subject(),
                session.client(),
                claims,
                session.createdAt(),
                lastUsedAt,
                expiresAt,
                session.endsAt(),
                anyHash(),
                session.refreshHash());
    }

    /**
     * Returns an auth token of a session, good for an hour.
     *
     * @param session the session
     * @return the token, each time another
     */
    public static TokenReference tokenOf(Session session) {
        return new TokenReference(anyHash(), session.sid(), OPENED_AT.plus(Duration.ofHours(1)));
    }

    /**
     * Returns a token of another issuer, good for an hour.
     *
     * @return the token, each time another
     */
    public static TokenReference foreignToken() {
        return new TokenReference(anyHash(), null, OPENED_AT.plus(Duration.ofHours(1)));
    }

    private static String anyHash() {
        byte[] hash = new byte[HASH_BYTES];
        RANDOM.nextBytes(hash);
        return Base64Url.encode(hash);
    }
}
