package io.github.dropwizardjwt.jdbi3;

import io.github.dropwizardjwt.session.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads a row of {@code jwt_sessions}. */
final class SessionMapper {
    private SessionMapper() {}

    static Session map(ResultSet row, StatementContext context) throws SQLException {
        return new Session(
                row.getString("sid"),
                row.getString("subject"),
                row.getString("client"),
                row.getString("claims"),
                moment(row, "created_at"),
                moment(row, "last_used_at"),
                moment(row, "expires_at"),
                moment(row, "ends_at"),
                row.getString("refresh_hash"),
                row.getString("spent_hash"));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }
}
