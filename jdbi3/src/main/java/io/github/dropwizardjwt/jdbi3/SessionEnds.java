package io.github.dropwizardjwt.jdbi3;

import io.github.dropwizardjwt.session.TokenReference;

/**
 * Ends sessions and revokes tokens. Where there is a log, what ends and its line become visible in one step. A step is
 * one statement if the database can do so: between two of them, a node that vanishes would keep rows locked.
 */
interface SessionEnds {
    /** Ends a session, and returns how many have ended. */
    int remove(String sid);

    /** Ends sessions of a subject, and returns how many have ended. */
    int removeSome(String subject, int limit);

    /**
     * Revokes a token.
     *
     * @throws RuntimeException also if it is revoked already
     */
    void revoke(TokenReference token);
}
