package io.github.dropwizardjwt.jdbi3;

import java.security.SecureRandom;

/**
 * A line of {@code jwt_session_log}.
 *
 * @param no its number; drawn before the line is committed, so that a lower one may appear later
 * @param name what ended
 * @param proof a random number: a line of the same number in a log that was replaced has another
 */
record LogLine(long no, String name, long proof) {
    static final String TABLE = "jwt_session_log";

    /** Without the number, which the database draws, and the time, which it knows. */
    static final String INSERT = "INSERT INTO " + TABLE + " (name, proof) ";

    private static final SecureRandom RANDOM = new SecureRandom();

    static long newProof() {
        return RANDOM.nextLong();
    }
}
