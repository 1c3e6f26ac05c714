package io.github.dropwizardjwt.jdbi3;

import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.JdbiException;

/** Creates the tables of sessions and revoked tokens, and checks them when the service starts. */
final class Schema {
    private static final String SESSIONS = "jwt_sessions";
    private static final String REVOKED_TOKENS = "jwt_revoked_tokens";

    private final Database database;
    private final SchemaScript script;

    Schema(Database database, Dialect dialect) {
        this.database = database;
        this.script = SchemaScript.of(dialect);
    }

    /**
     * Creates the tables if they are missing. Several nodes may do so at once.
     *
     * @throws IllegalStateException if they cannot be created, or are those of another version
     */
    void create() {
        if (areMissing()) {
            run();
        }
    }

    private void run() {
        try {
            database.run(script.sessions());
        } catch (JdbiException e) {
            // Another node may have created them first.
            if (!isComplete()) {
                throw new IllegalStateException(
                        "jwt.sessions.createSchema is true, and jwt.sessions.database.user cannot create the tables "
                                + "(for PostgreSQL, it needs CREATE on the schema); create them as another user with "
                                + script.path(),
                        e);
            }
        }
    }

    /**
     * Checks that the tables exist, with all columns.
     *
     * @throws IllegalStateException if they do not
     */
    void check() {
        if (areMissing()) {
            throw new IllegalStateException("jwt.sessions.database has no tables " + SESSIONS + " and " + REVOKED_TOKENS
                    + ", or its user may not read them; create them with " + script.path() + ", or set "
                    + "jwt.sessions.createSchema: true");
        }
    }

    /**
     * Checks that the tables can be written, with statements that change no row. A service that can verify tokens but
     * not end sessions would look healthy.
     *
     * @throws IllegalStateException if they cannot be written
     */
    void checkWritable() {
        try {
            for (String table : List.of(SESSIONS, REVOKED_TOKENS)) {
                execute("INSERT INTO " + table + " SELECT * FROM " + table + " WHERE 1 = 0");
                execute("DELETE FROM " + table + " WHERE 1 = 0");
            }
            execute("UPDATE " + SESSIONS + " SET claims = claims WHERE 1 = 0");
        } catch (JdbiException e) {
            throw new IllegalStateException(
                    "jwt.sessions.database cannot be written; name the primary, not a standby, and grant its user "
                            + "SELECT, INSERT, UPDATE and DELETE on "
                            + SESSIONS + " and " + REVOKED_TOKENS + ", and SELECT, INSERT and DELETE on "
                            + LogLine.TABLE);
        }
    }

    private void execute(String statement) {
        database.with(handle -> handle.execute(statement));
    }

    /** Fails for tables of another version, on which the script cannot be run. */
    private boolean areMissing() {
        if (isComplete()) {
            return false;
        }
        List<String> present =
                Stream.of(SESSIONS, REVOKED_TOKENS).filter(this::isThere).toList();
        // Another node may have created them meanwhile.
        if (present.isEmpty() || isComplete()) {
            return present.isEmpty();
        }
        String tables = String.join(" and ", present);
        throw new IllegalStateException("jwt.sessions.database has the tables of another version, which "
                + "jwt.sessions.createSchema does not change; add what " + script.path() + " has more than " + tables
                + ", or drop " + tables + " and create them again, which ends all sessions");
    }

    private boolean isComplete() {
        return database.answers(JdbiSessionStore.ALL + " WHERE 1 = 0")
                && database.answers("SELECT hash, expires_at FROM " + REVOKED_TOKENS + " WHERE 1 = 0");
    }

    private boolean isThere(String table) {
        return database.answers("SELECT 1 FROM " + table + " WHERE 1 = 0");
    }
}
