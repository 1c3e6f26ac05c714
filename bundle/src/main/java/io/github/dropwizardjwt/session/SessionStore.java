package io.github.dropwizardjwt.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the sessions of one issuer, and the tokens that were revoked. It decides nothing: which refresh token is good
 * is decided in one place for all stores, with {@link #advance(Session)} as the one atomic step. Implementations must
 * pass {@code SessionStoreContract}, the test that is published with this library.
 *
 * <p>A session that is not there is over: to end one is to remove it, and a store that loses everything has logged
 * everybody out. A session whose {@link Session#expiresAt()} is at or before {@code now} is as good as removed, whether
 * it still takes space or not.
 *
 * <p>Safe for use by many threads, and by many nodes where it is shared. Each operation sees everything that was
 * completed before it began, on whatever node; reads must not come from a replica that lags behind.
 *
 * <p>An operation may block, and may throw any {@link RuntimeException} where it cannot be done: requests are rejected
 * with 503 then, never let in. {@link BoundedSessionStore} bounds the time that requests wait. The caller may give up waiting, and what it asked for may still happen. The waiting thread
 * is not interrupted.
 */
public interface SessionStore {
    /**
     * Adds a new session.
     *
     * @param session it
     * @throws RuntimeException if there is a session of this {@link Session#sid()} already, or no room for another
     */
    void add(Session session);

    /**
     * Finds a session.
     *
     * @param sid its name
     * @param now what time it is
     * @return the session as it was added or last advanced; empty where there is none or it has expired
     */
    Optional<Session> find(String sid, Instant now);

    /**
     * Replaces a session by what it is after its current refresh token was used, if that token is still the current one.
     * This is one atomic step: of all the callers that bring a session with the same {@link Session#spentHash()}, on any
     * number of nodes, exactly one succeeds.
     *
     * @param next the session to be; {@code claims}, {@code lastUsedAt}, {@code expiresAt}, {@code refreshHash} and
     *     {@code spentHash} differ from what is stored
     * @return whether it was replaced; false where there is no such session or its {@link Session#refreshHash()} is not
     *     {@code next.spentHash()}
     */
    boolean advance(Session next);

    /**
     * Ends a session.
     *
     * @param sid its name
     * @return whether there was one
     */
    boolean remove(String sid);

    /**
     * Ends sessions of a subject, whichever. Called again until it ends fewer than it may, so that none of the calls has
     * more to do than one can wait for.
     *
     * @param subject whose
     * @param limit how many at most
     * @return how many were ended; fewer than {@code limit} only where none is left of those that were added before
     */
    int removeSome(String subject, int limit);

    /**
     * Some sessions of a subject, in the order in which they were opened, the last first. Those that were opened in the
     * same millisecond are in an order of their names that is always the same, whichever it is. What this costs does not
     * depend on how many sessions there are beside those that are asked for.
     *
     * @param subject whose
     * @param now what time it is
     * @param limit how many at most
     * @param after the place after which they begin, at which there need not be a session any more; null for the first
     * @return those that have not expired; fewer than {@code limit} only where there are no more
     */
    List<Session> list(String subject, Instant now, int limit, @Nullable SessionPosition after);

    /**
     * Names of sessions of a subject beyond those that were opened last. Asked with each login, so this is one round trip
     * where there are none.
     *
     * @param subject whose
     * @param now what time it is
     * @param kept how many were opened last, of those that have not expired; zero or more
     * @param limit how many names at most
     * @return the names of those that were opened before these and have not expired, the last first
     */
    List<String> beyond(String subject, Instant now, int kept, int limit);

    /**
     * Revokes a token, until it expires.
     *
     * @param token the token; taking it back again changes nothing
     * @throws RuntimeException if there is no room to remember it; another one is never forgotten for it
     */
    void revoke(TokenReference token);

    /**
     * Whether a token counts. Asked with each request, so this is one round trip.
     *
     * @param token a token that has not expired
     * @param now what time it is
     * @return whether it was not revoked and, where it belongs to a session, the session is there and has not expired
     */
    boolean isLive(TokenReference token, Instant now);

    /**
     * Frees the space of what has expired. Called every minute on each node, by one thread; a store that needs no help
     * has nothing to do here.
     *
     * @param now what time it is; sessions and tokens whose {@code expiresAt} is at or before it may go
     */
    default void purge(Instant now) {}
}
