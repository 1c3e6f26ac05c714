package io.github.dropwizardjwt.jdbi3;

import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.JdbiException;

/** The tables of sessions, which are there before the service starts. */
final class Schema {
    private static final String SESSIONS = "jwt_sessions";
    private static final String REVOKED_TOKENS = "jwt_revoked_tokens";

    private final Database database;
    private final Dialect dialect;

    Schema(Database database, Dialect dialect) {
        this.database = database;
        this.dialect = dialect;
    }

    /**
     * Makes the tables if they are not there. Several nodes may do so at once.
     *
     * @throws IllegalStateException if they cannot be made, or are those of another version
     */
    void create() {
        if (areMissing()) {
            run();
        }
    }

    private void run() {
        try {
            database.run(script());
        } catch (JdbiException e) {
            // Unless another node was quicker.
            if (!isComplete()) {
                throw new IllegalStateException(
                        "jwt.sessions.createSchema is true, and jwt.sessions.database.user cannot make the tables (for "
                                + "PostgreSQL, it needs CREATE on the schema); make them as another user with "
                                + path(),
                        e);
            }
        }
    }

    /**
     * Sees whether the tables are there, with all columns.
     *
     * @throws IllegalStateException if they are not
     */
    void check() {
        if (areMissing()) {
            throw new IllegalStateException("jwt.sessions.database has no tables " + SESSIONS + " and " + REVOKED_TOKENS
                    + ", or its user may not read them; make them with " + path() + ", or set "
                    + "jwt.sessions.createSchema: true");
        }
    }

    /**
     * Sees whether the tables can be written, by statements that change no row: a service that could verify tokens and end
     * no session would look healthy.
     *
     * @throws IllegalStateException if they cannot
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
                    "jwt.sessions.database cannot be written; name the primary and no standby, and "
                            + "let its user do SELECT, INSERT, UPDATE and DELETE on " + SESSIONS + " and "
                            + REVOKED_TOKENS);
        }
    }

    private void execute(String statement) {
        database.with(handle -> handle.execute(statement));
    }

    /** No script is run on tables of another version: it would fail, whatever createSchema says. */
    private boolean areMissing() {
        if (isComplete()) {
            return false;
        }
        List<String> present =
                Stream.of(SESSIONS, REVOKED_TOKENS).filter(this::isThere).toList();
        // Another node may have made them meanwhile.
        if (present.isEmpty() || isComplete()) {
            return present.isEmpty();
        }
        String tables = String.join(" and ", present);
        throw new IllegalStateException("jwt.sessions.database has the tables of another version, which "
                + "jwt.sessions.createSchema does not change; add what " + path() + " has more than " + tables
                + ", or drop " + tables + " and make them anew, which ends all sessions");
    }

    private boolean isComplete() {
        return answers(JdbiSessionStore.ALL + " WHERE 1 = 0")
                && answers("SELECT hash, expires_at FROM " + REVOKED_TOKENS + " WHERE 1 = 0");
    }

    private boolean isThere(String table) {
        return answers("SELECT 1 FROM " + table + " WHERE 1 = 0");
    }

    private boolean answers(String query) {
        try {
            return database.with(
                    handle -> handle.createQuery(query).mapToMap().list().isEmpty());
        } catch (JdbiException e) {
            return false;
        }
    }

    private String path() {
        return Schema.class.getPackageName().replace('.', '/') + "/" + dialect.schemaFile()
                + " from the jar of dropwizard-jwt-jdbi3";
    }

    private String script() {
        try {
            return Resources.toString(
                    Resources.getResource(Schema.class, dialect.schemaFile()), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
