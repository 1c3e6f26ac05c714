package io.github.dropwizardjwt.jdbi3;

import io.github.dropwizardjwt.session.TokenReference;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** One statement, which ends something and inserts a line for each row that it has changed. */
final class LoggingStatements extends PlainEnds {
    private static final String LINE_OF_SESSION = LogLine.INSERT + "SELECT sid, :proof";
    private static final String LINE_OF_TOKEN = LogLine.INSERT + "SELECT :name, :proof";

    private final String sessions;
    private final String token;

    /** Takes formats with one {@code %s} each, for the statement that ends sessions or a token. */
    private LoggingStatements(Database database, Dialect dialect, String sessions, String token) {
        super(database, dialect);
        this.sessions = sessions;
        this.token = token;
    }

    /** In the words of PostgreSQL. */
    static LoggingStatements withReturning(Database database, Dialect dialect) {
        return new LoggingStatements(
                database,
                dialect,
                "WITH ended AS (%s RETURNING sid) " + LINE_OF_SESSION + " FROM ended",
                "WITH ended AS (%s RETURNING hash) " + LINE_OF_TOKEN + " FROM ended");
    }

    /** In the words of the SQL standard, and H2. */
    static LoggingStatements withChangedTable(Database database, Dialect dialect) {
        return new LoggingStatements(
                database,
                dialect,
                LINE_OF_SESSION + " FROM OLD TABLE (%s) AS ended",
                LINE_OF_TOKEN + " FROM FINAL TABLE (%s) AS ended");
    }

    @Override
    Update ofSessions(Handle handle, String delete) {
        return handle.createUpdate(sessions.formatted(delete)).bind("proof", LogLine.newProof());
    }

    @Override
    Update ofToken(Handle handle, String insert, TokenReference revoked) {
        return handle.createUpdate(token.formatted(insert))
                .bind("name", revoked.nameInLog())
                .bind("proof", LogLine.newProof());
    }
}
