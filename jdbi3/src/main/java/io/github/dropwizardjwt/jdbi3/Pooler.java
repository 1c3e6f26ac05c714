package io.github.dropwizardjwt.jdbi3;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/** Recognizes a connection pooler in front of PostgreSQL, such as PgBouncer. */
final class Pooler {
    private Pooler() {}

    /**
     * Whether the process that executes statements is another than the one that accepted the connection. A pooler
     * introduces itself with an id of its own.
     */
    static boolean isBefore(Connection connection) throws SQLException {
        if (!connection.isWrapperFor(PGConnection.class)) {
            return false;
        }
        int introduced = connection.unwrap(PGConnection.class).getBackendPID();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getInt(1) != introduced;
        }
    }
}
