package io.github.dropwizardjwt.jdbi3;

import java.util.Optional;

/**
 * Removes old lines of the log, a thousand at a time. Kept are those of the last hour, by the clock of the database,
 * and the last ones, which readers need that begin. Several nodes may do so at once.
 */
final class LogPurge {
    /** Of the first lines, not of all: lines are read in the order of their numbers, which is about that of time. */
    private static final String LAST_OLD_LINE = """
            SELECT MAX(no) FROM (
                SELECT no, logged_at FROM jwt_session_log
                WHERE no <= (SELECT MAX(no) FROM jwt_session_log) - :kept ORDER BY no LIMIT 1000) AS oldest
            WHERE <is_old>""";

    private static final String DELETE = "DELETE FROM jwt_session_log WHERE no <= :last AND <is_old>";

    private final Database database;
    private final Dialect dialect;

    LogPurge(Database database, Dialect dialect) {
        this.database = database;
        this.dialect = dialect;
    }

    void run() {
        boolean isDone;
        do {
            isDone = lastOldLine().map(this::delete).orElse(0) == 0;
        } while (!isDone);
    }

    private Optional<Long> lastOldLine() {
        return database.with(handle -> handle.createQuery(LAST_OLD_LINE)
                .define("is_old", dialect.isOldLine())
                .bind("kept", LogPosition.WINDOW)
                .mapTo(Long.class)
                .findOne());
    }

    private int delete(long last) {
        return database.with(handle -> handle.createUpdate(DELETE)
                .define("is_old", dialect.isOldLine())
                .bind("last", last)
                .execute());
    }
}
