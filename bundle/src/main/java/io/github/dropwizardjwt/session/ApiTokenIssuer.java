package io.github.dropwizardjwt.session;

import io.github.dropwizardjwt.token.RandomId;
import io.github.dropwizardjwt.token.SessionClaims;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Issues API tokens: auth tokens whose {@code jti} is also their {@code sid}, each with an entry of its own in the
 * session store. Thread-safe.
 *
 * @param store keeps the entries
 * @param manager signs the tokens
 * @param clock the time
 * @param events the listener
 */
record ApiTokenIssuer(SessionStore store, TokenManager manager, Clock clock, JwtEventListener events) {
    static final int MAX_PER_SUBJECT = 100;

    /** No subject has a control character, so no subject's sessions are listed or ended with the tokens of another. */
    private static final String NAMESPACE = "\u0001";

    /** The longest subject whose entries fit into a store. */
    static final int MAX_SUBJECT_LENGTH = Session.MAX_SUBJECT_LENGTH - NAMESPACE.length();

    /** The subject under which a store keeps the API tokens of a subject. */
    static String entriesOf(String subject) {
        return NAMESPACE + subject;
    }

    /** The {@code sub} claim of the tokens of a store's subject, whether they are API tokens or not. */
    static String ownerOf(String entries) {
        return entries.startsWith(NAMESPACE) ? entries.substring(NAMESPACE.length()) : entries;
    }

    Token issue(String subject, String name, Duration maxAge, Map<String, @Nullable Object> claims) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String id = RandomId.next();
        Instant expiresAt = now.truncatedTo(ChronoUnit.SECONDS).plus(maxAge);
        Token token = manager.sign(new SessionClaims(TokenType.AUTH, subject, id, id, now, expiresAt, maxAge, claims));
        Session entry = new Session(
                id,
                entriesOf(subject),
                name,
                SessionClaimsJson.write(claims),
                now,
                now,
                expiresAt,
                expiresAt,
                // Never compared: no refresh token belongs to this entry, and the exchange rejects other types.
                TokenIds.hash(manager.issuer(), id),
                null);
        if (!store.beyond(entry.subject(), now, MAX_PER_SUBJECT - 1, 1).isEmpty()) {
            throw new ApiTokenLimitException(MAX_PER_SUBJECT);
        }
        store.add(entry);
        events.issuedApiToken(subject, ApiToken.of(entry));
        return token;
    }
}
