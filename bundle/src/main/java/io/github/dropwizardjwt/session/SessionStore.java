package io.github.dropwizardjwt.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stores the sessions and revoked tokens of one issuer. Whether a refresh token is accepted is decided elsewhere, the
 * same for all stores; a store only needs {@link #advance(Session)} to be atomic. Implementations must pass the tests
 * in the package {@code io.github.dropwizardjwt.testing.store} of {@code dropwizard-jwt-testing}.
 *
 * <p>A session that is not in the store has ended: sessions are ended by removing them, and a store that loses its data
 * logs everybody out. API tokens are kept as sessions that are never advanced, of subjects that begin with the control
 * character U+0001. A session whose {@link Session#expiresAt()} is at or before {@code now} must be treated as removed,
 * whether it still takes space or not.
 *
 * <p>Implementations must be thread-safe, and safe for several nodes if the store is shared. Each operation must see
 * everything that was completed before it began, on any node: do not read from replicas that lag behind.
 *
 * <p>An operation may block, and may throw any {@link RuntimeException} if it fails; the request is then answered with
 * 503. {@link BoundedSessionStore} limits how long requests wait. If a request gives up, its operation is not
 * interrupted, and may still take effect.
 */
public interface SessionStore {
    /**
     * Adds a new session.
     *
     * @param session the session
     * @throws RuntimeException if there is a session with this {@link Session#sid()} already, or no room for another
     */
    void add(Session session);

    /**
     * Finds a session.
     *
     * @param sid the session's id
     * @param now the current time
     * @return the session as it was added or last advanced; empty if there is none or it has expired
     */
    Optional<Session> find(String sid, Instant now);

    /**
     * Replaces a session by its state after a refresh, if the refresh token that was used is still the current one.
     * This compare-and-set must be atomic: of all callers with the same {@link Session#spentHash()}, on any number of
     * nodes, exactly one succeeds.
     *
     * @param next the new state; {@code claims}, {@code lastUsedAt}, {@code expiresAt}, {@code refreshHash} and
     *     {@code spentHash} differ from what is stored
     * @return whether it was replaced; false if there is no such session or its {@link Session#refreshHash()} is not
     *     {@code next.spentHash()}
     */
    boolean advance(Session next);

    /**
     * Ends a session.
     *
     * @param sid the session's id
     * @return whether there was such a session
     */
    boolean remove(String sid);

    /**
     * Ends some sessions of a subject, in any order. Called again until it ends fewer than {@code limit}, so that no
     * call takes longer than a request can wait.
     *
     * @param subject the subject
     * @param limit how many at most
     * @return how many were ended; fewer than {@code limit} only if none is left of those that were added before
     */
    int removeSome(String subject, int limit);

    /**
     * Lists sessions of a subject, the last opened first. Sessions of the same millisecond are ordered by {@code sid},
     * in any order that never changes. The cost must not depend on how many more sessions there are.
     *
     * @param subject the subject
     * @param now the current time
     * @param limit how many at most
     * @param after the position after which to begin; its session may have ended. Null to begin with the last opened
     * @return sessions that have not expired; fewer than {@code limit} only if there are no more
     */
    List<Session> list(String subject, Instant now, int limit, @Nullable SessionPosition after);

    /**
     * Lists the sessions of a subject that exceed a number. Called at each login, so this should be one round trip if
     * there are none.
     *
     * @param subject the subject
     * @param now the current time
     * @param kept how many of the last opened sessions to skip, of those that have not expired; zero or more
     * @param limit how many ids at most
     * @return the ids of the older sessions that have not expired, the last opened first
     */
    List<String> beyond(String subject, Instant now, int kept, int limit);

    /**
     * Revokes a token, until it expires.
     *
     * @param token the token; revoking it again changes nothing
     * @throws RuntimeException if there is no room for it; no other revocation may be dropped to make room
     */
    void revoke(TokenReference token);

    /**
     * Whether a token is neither revoked nor of a session that has ended. Called with each request, so this should be
     * one round trip.
     *
     * @param token a token that has not expired
     * @param now the current time
     * @return whether it was not revoked and, if it belongs to a session, that session exists and has not expired
     */
    boolean isLive(TokenReference token, Instant now);

    /**
     * Finds which of some tokens are live, each as {@link #isLive} does it. Where the {@linkplain #log() log} is
     * followed, this is called in the background, by one thread, about up to 100 tokens in use at a time. Asks about
     * one after the other by default; should be one round trip.
     *
     * @param tokens tokens that have not expired
     * @param now the current time
     * @return those that are live, in any order
     */
    default List<TokenReference> live(List<TokenReference> tokens, Instant now) {
        return tokens.stream().filter(token -> isLive(token, now)).toList();
    }

    /**
     * Removes expired sessions and revocations. Called every minute on each node, by one thread. Does nothing by
     * default, for stores in which data expires by itself.
     *
     * @param now the current time; sessions and tokens whose {@code expiresAt} is at or before it may be removed
     */
    default void purge(Instant now) {}

    /**
     * The log of what ended, from which nodes learn of it without asking about each token. Called once, when a service
     * starts.
     *
     * @return a log that begins with what ends from now on; empty by default, for a store that has none
     */
    default Optional<SessionLog> log() {
        return Optional.empty();
    }

    /**
     * Names the part of the store that keeps a session. Parts fail independently, as the nodes of a cluster do:
     * {@link BoundedSessionStore} limits the calls of each by itself. Called with every request, so this must neither
     * block nor throw. There must be few distinct names, without secrets: they appear in the log.
     *
     * @param sid the session's id
     * @return the name, which may change while the store is used; empty by default, for a store that has one part
     */
    default String partition(String sid) {
        return "";
    }

    /**
     * Names the part of the store that is asked about a token, as {@link #partition(String)} does for a session.
     *
     * @param token the token
     * @return the name; by default that of the token's session, empty for a token without one
     */
    default String partition(TokenReference token) {
        String sid = token.sid();
        return sid == null ? "" : partition(sid);
    }

    /**
     * Names a failure of this store for the log. It must not throw. The result must name the kind of failure only:
     * never a value, a message of a driver or server, or an address.
     *
     * @param failure what an operation has thrown
     * @return the name; by default the simple class name of the root cause, followed by the SQLState of the first
     *     {@link java.sql.SQLException} among the causes, or by its error code if it has no SQLState
     */
    default String describe(Throwable failure) {
        return FailureDescription.of(failure);
    }
}
