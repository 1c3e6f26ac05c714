package io.github.dropwizardjwt.jdbi3;

import com.google.common.collect.ImmutableSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;

/** Which failures say that a connection is of no more use, though it may still be open. */
final class LostConnection {
    /** SQLState "read-only SQL transaction". */
    static final String READ_ONLY = "25006";

    /**
     * Codes of MySQL and MariaDB without an SQLState of their own: {@code --read-only} and {@code --super-read-only}
     * (as a demoted primary has them, and a reader of Aurora), {@code innodb_read_only}, and a member that cannot
     * commit because it has left its group.
     */
    private static final ImmutableSet<Integer> READ_ONLY_CODES = ImmutableSet.of(1290, 1836, 3100);

    /** Prepared statements that are not those of this connection, as behind a pooler that does not keep them apart. */
    private static final ImmutableSet<String> OTHER_STATEMENTS = ImmutableSet.of("26000", "42P05");

    private LostConnection() {}

    /** Whether a failure, or one that caused it, is such a failure. */
    static boolean causes(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException failure && isOne(failure)) {
                return true;
            }
        }
        return false;
    }

    /**
     * SQLState 08 is "connection exception", also that of a Galera node outside of its cluster; with 57P, PostgreSQL
     * says that it goes down or comes up.
     */
    private static boolean isOne(SQLException failure) {
        String state = failure.getSQLState();
        return failure instanceof SQLRecoverableException
                || failure instanceof SQLNonTransientConnectionException
                || READ_ONLY_CODES.contains(failure.getErrorCode())
                || (state != null
                        && (state.startsWith("08")
                                || state.startsWith("57P")
                                || state.equals(READ_ONLY)
                                || OTHER_STATEMENTS.contains(state)));
    }
}
