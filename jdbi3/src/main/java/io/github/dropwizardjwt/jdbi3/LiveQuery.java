package io.github.dropwizardjwt.jdbi3;

import io.github.dropwizardjwt.session.TokenReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** The query about one token, which each request sends where nothing is remembered. */
final class LiveQuery {
    private final Database database;
    private final String countLive;
    private final String countRevoked;

    LiveQuery(Database database, Dialect dialect) {
        this.database = database;
        String count = "SELECT " + dialect.readOnly() + " AS " + PrimaryOnly.COLUMN + ", COUNT(*) AS found FROM ";
        this.countRevoked = count + "jwt_revoked_tokens WHERE hash = ?";
        this.countLive = count + "jwt_sessions WHERE sid = ? AND expires_at > ? "
                + "AND NOT EXISTS (SELECT 1 FROM jwt_revoked_tokens WHERE hash = ?)";
    }

    boolean isLive(TokenReference token, Instant now) {
        return token.sid() == null
                ? !isRevoked(token)
                : isFound(countLive, token.sid(), now.toEpochMilli(), token.hash());
    }

    boolean isRevoked(TokenReference token) {
        return isFound(countRevoked, token.hash());
    }

    private boolean isFound(String query, Object... parameters) {
        return database.rowsOfPrimary(query, LiveQuery::isFound, parameters).get(0);
    }

    private static boolean isFound(ResultSet row) throws SQLException {
        return row.getInt("found") == 1;
    }
}
