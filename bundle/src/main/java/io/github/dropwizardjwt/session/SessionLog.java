package io.github.dropwizardjwt.session;

import java.util.function.Consumer;

/**
 * The log of a {@link SessionStore}: names what ended, in the order in which it is read. A node that reads it need not
 * ask the store about each token. Implementations must pass the tests of {@code SessionLogContract} in
 * {@code dropwizard-jwt-testing}.
 *
 * <p>Three things must hold, or a revoked token may be accepted:
 *
 * <ul>
 *   <li>{@link SessionStore#remove}, {@link SessionStore#removeSome} and {@link SessionStore#revoke} add to the log in
 *       the step that ends something, on every node, whether any node reads it or not: who sees one sees the other.
 *   <li>A reading misses no line that was visible when it began.
 *   <li>A log that was replaced, shortened or restored from a backup is recognized by the reading that finds it so.
 * </ul>
 *
 * <p>Used by one thread.
 */
public interface SessionLog {
    /**
     * Waits until it is time to read on: for a while, or until there is something new.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    void await() throws InterruptedException;

    /**
     * Reads what was added since the last call. If a call throws, nothing of it counts as read, and a later one must
     * name it again.
     *
     * @param ended is given the name of each session that ended and each token that was revoked: the {@code sid} of a
     *     session or of a revoked token that belongs to one, the {@link TokenReference#hash()} of another token. It may
     *     be given more
     * @return false if it cannot be known what was missed, as with the first call; reading goes on from here
     */
    boolean readOn(Consumer<String> ended);

    /**
     * How many lines may still appear before those that were read. May be called by any thread.
     *
     * @return the number; 0 by default
     */
    default int missing() {
        return 0;
    }
}
