package io.github.dropwizardjwt.session;

import io.github.dropwizardjwt.token.RandomId;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.SessionClaims;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenType;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One-use tickets for the WebSockets of browsers, which cannot send an {@code Authorization} header: a script gets a
 * ticket for its token, and sends it with the handshake. A ticket is a random text, not a token; whoever sees it later,
 * in a log for instance, cannot use it. Tickets are kept in the session store, so any node takes them. Thread-safe.
 */
public final class Tickets {
    private static final Duration MAX_AGE = Duration.ofSeconds(30);

    /** More than one browser opens at a time. */
    private static final int MAX_PER_SUBJECT = 100;

    /** As that of API tokens: no login has such a subject. */
    private static final String NAMESPACE = "\u0002";

    private final SessionStore store;
    private final TokenManager manager;
    private final TokenReferences references;
    private final SubjectSessions entriesOfSubjects;
    private final Clock clock;

    Tickets(SessionStore store, TokenManager manager, TokenReferences references, Clock clock) {
        this.store = store;
        this.manager = manager;
        this.references = references;
        // An evicted ticket is no event.
        this.entriesOfSubjects = new SubjectSessions(store, MAX_PER_SUBJECT, clock, new JwtEventListener() {});
        this.clock = clock;
    }

    /**
     * How long a ticket can be used.
     *
     * @return 30 seconds
     */
    public static Duration maxAge() {
        return MAX_AGE;
    }

    /**
     * Issues a ticket. A subject has up to 100 that are neither used nor expired; one more replaces the oldest.
     *
     * @param token a verified auth token of this service
     * @return 22 characters of base64url, to be given to the client that sent the token, in a response that is not
     *     cached
     * @throws TokenRejectedException if it is a refresh token, or one of another issuer, which cannot be signed again
     * @throws TokenUnavailableException if the store does not answer
     */
    public String issue(Token token) {
        if (token.type() != TokenType.AUTH) {
            throw new TokenRejectedException(Reason.WRONG_TYPE, token);
        }
        if (!references.isOwn(token)) {
            throw new TokenRejectedException(Reason.WRONG_ISSUER, token);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant end = now.plus(MAX_AGE);
        String ticket = RandomId.next();
        // The hash, since a subject may be as long as the column.
        String entries = NAMESPACE + TokenIds.hash(token.issuer(), token.subject());
        entriesOfSubjects.makeRoom(entries, now);
        store.add(new Session(
                TokenIds.ofTicket(ticket),
                entries,
                null,
                SessionClaimsJson.write(token.claims()),
                now,
                now,
                end,
                end,
                // Never compared, as with an API token.
                TokenIds.hash(token.issuer(), ticket),
                null));
        return ticket;
    }

    /**
     * Exchanges a ticket for its token. Of several calls with the same ticket, also at the same time and on different
     * nodes, one succeeds.
     *
     * @param ticket a text from a client
     * @return a token with the claims of the one that the ticket was issued for, verified now
     * @throws TokenRejectedException if there is no such ticket, it was used before or has expired
     *     ({@link Reason#INVALID_TICKET}), or the token has expired or was revoked meanwhile
     * @throws TokenUnavailableException if the store does not answer; the ticket may be used then
     */
    public Token redeem(String ticket) {
        if (!TokenIds.isWellFormed(ticket)) {
            throw new TokenRejectedException(Reason.INVALID_TICKET);
        }
        String id = TokenIds.ofTicket(ticket);
        Session entry = store.find(id, clock.instant())
                .filter(found -> found.subject().startsWith(NAMESPACE))
                .orElseThrow(() -> new TokenRejectedException(Reason.INVALID_TICKET));
        if (!store.remove(id)) {
            throw new TokenRejectedException(Reason.INVALID_TICKET);
        }
        Token again = manager.sign(SessionClaims.ofToken(SessionClaimsJson.read(entry.claims())));
        return manager.verify(again.signed());
    }
}
