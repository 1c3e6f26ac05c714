package io.github.dropwizardjwt.session;

import io.github.dropwizardjwt.token.RandomId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Opens sessions. Thread-safe.
 *
 * @param store keeps them
 * @param subjects makes room for one more
 * @param tokens issues their first tokens
 * @param clock the time
 * @param events the listener
 */
record SessionOpener(
        SessionStore store, SubjectSessions subjects, TokenPairIssuer tokens, Clock clock, JwtEventListener events) {

    /** Parameters and exceptions are those of {@link SessionBuilder}. */
    TokenPair open(String subject, Map<String, @Nullable Object> granted, @Nullable String client, Duration maxAge) {
        if (subject.length() > Session.MAX_SUBJECT_LENGTH) {
            throw new IllegalArgumentException(
                    "The subject of a session must have at most " + Session.MAX_SUBJECT_LENGTH + " characters");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant endsAt = now.truncatedTo(ChronoUnit.SECONDS).plus(maxAge);
        String sid = RandomId.next();
        String refreshId = RandomId.next();
        TokenPair pair = tokens.issue(subject, sid, granted, now, endsAt, refreshId);
        Session session = new Session(
                sid,
                subject,
                client == null ? null : ClientDescription.clean(client),
                SessionClaimsJson.write(granted),
                now,
                now,
                pair.refresh().expiresAt(),
                endsAt,
                TokenIds.hash(tokens.manager().issuer(), refreshId),
                null);
        subjects.makeRoom(subject, now);
        store.add(session);
        events.opened(session);
        return pair;
    }
}
