package io.github.dropwizardjwt.jdbi3;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The table of the log, and whether it can be used; checked when the service starts. Earlier versions have none, and
 * their tables are good enough for services that do not follow a log.
 */
final class LogTable {
    private static final Logger LOGGER = LoggerFactory.getLogger(LogTable.class);
    private static final String FOLLOW = "jwt.sessions.revocationCache.follow";
    private static final String MISSING = "jwt.sessions.database has no table " + LogLine.TABLE
            + ", or its user may not read it; create it with the last statement of ";

    private final Database database;
    private final Dialect dialect;
    private final SchemaScript script;

    LogTable(Database database, Dialect dialect) {
        this.database = database;
        this.dialect = dialect;
        this.script = SchemaScript.of(dialect);
    }

    /** Creates the table if it is missing and can be created. Several nodes may do so at once. */
    void create() {
        if (!isThere()) {
            try {
                database.run(script.log());
            } catch (JdbiException e) {
                // Another node was faster, or it is missing: what that means is for the checks to say.
                LOGGER.debug("The table {} could not be created", LogLine.TABLE, e);
            }
        }
    }

    /**
     * Whether lines can be written. Logs what to do if the table is missing.
     *
     * @throws IllegalStateException if it is there, and the user may not write it
     */
    boolean isUsable() {
        if (isThere()) {
            checkWritable();
            return true;
        }
        LOGGER.warn(
                "{}{}, and restart. Until then what ends on this node is not in the log, so that no node may follow it",
                MISSING,
                script.path());
        return false;
    }

    /**
     * Checks that the log can be followed: it can be written, and what is written can be read.
     *
     * @throws IllegalStateException if it cannot; the message says what to change
     */
    void checkFollowed() {
        if (!isThere()) {
            throw new IllegalStateException(FOLLOW + " needs the log, but " + MISSING + script.path()
                    + ", set jwt.sessions.createSchema: true for a user who may create tables, or set " + FOLLOW
                    + ": false");
        }
        checkWritable();
        dialect.obstacleToFollowing(database).ifPresent(obstacle -> {
            throw new IllegalStateException(FOLLOW + " " + obstacle);
        });
        if (!isReadBack()) {
            throw new IllegalStateException(FOLLOW + " needs a database that returns what was written, but "
                    + "jwt.sessions.database does not return a line that was added to " + LogLine.TABLE
                    + "; name the primary, not a standby or a proxy that reads from one, or set " + FOLLOW
                    + ": false");
        }
    }

    private boolean isThere() {
        return database.answers("SELECT no, name, proof, logged_at FROM " + LogLine.TABLE + " WHERE 1 = 0");
    }

    /** With statements that change no row, as {@link Schema#checkWritable()}. */
    private void checkWritable() {
        try {
            database.with(handle ->
                    handle.execute(LogLine.INSERT + "SELECT name, proof FROM " + LogLine.TABLE + " WHERE 1 = 0"));
            database.with(handle -> handle.execute("DELETE FROM " + LogLine.TABLE + " WHERE 1 = 0"));
        } catch (JdbiException e) {
            throw new IllegalStateException("jwt.sessions.database cannot be written; grant its user SELECT, INSERT "
                    + "and DELETE on " + LogLine.TABLE);
        }
    }

    private boolean isReadBack() {
        JdbiSessionLog log = new JdbiSessionLog(database, dialect, Duration.ZERO);
        String name = UUID.randomUUID().toString();
        Set<String> heard = new HashSet<>();
        try {
            log.readOn(heard::add);
            log.append(name);
            return log.readOn(heard::add) && heard.contains(name);
        } catch (JdbiException | IllegalStateException e) {
            LOGGER.debug("The table {} cannot be read", LogLine.TABLE, e);
            return false;
        }
    }
}
