package io.github.dropwizardjwt.jdbi3;

import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.JdbiException;

/** The tables of sessions, which are there before the service starts. */
final class Schema {
    private final Database database;
    private final Dialect dialect;

    Schema(Database database, Dialect dialect) {
        this.database = database;
        this.dialect = dialect;
    }

    /** Makes the tables if they are not there. Several nodes may do so at once. */
    void create() {
        try {
            check();
        } catch (IllegalStateException missing) {
            try {
                database.run(script());
            } catch (JdbiException e) {
                // Unless another node was quicker, the reason is in here.
                missing.addSuppressed(e);
            }
            recheck(missing);
        }
    }

    private void recheck(IllegalStateException missing) {
        try {
            check();
        } catch (IllegalStateException e) {
            throw missing;
        }
    }

    /**
     * Sees whether the tables are there, with all columns.
     *
     * @throws IllegalStateException if they are not, or the database cannot be reached
     */
    void check() {
        try {
            database.with(handle -> {
                handle.createQuery(JdbiSessionStore.ALL + " WHERE 1 = 0")
                        .mapToMap()
                        .list();
                handle.createQuery("SELECT hash, expires_at FROM jwt_revoked_tokens WHERE 1 = 0")
                        .mapToMap()
                        .list();
                return true;
            });
        } catch (ConnectionException e) {
            throw new IllegalStateException("jwt.sessions.database cannot be reached", e);
        } catch (JdbiException e) {
            throw new IllegalStateException(
                    "jwt.sessions.database has no tables jwt_sessions and jwt_revoked_tokens as this version needs "
                            + "them; make them with " + path() + " from the jar of dropwizard-jwt-jdbi3, or set "
                            + "jwt.sessions.createSchema: true",
                    e);
        }
    }

    private String path() {
        return Schema.class.getPackageName().replace('.', '/') + "/" + dialect.schemaFile();
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
