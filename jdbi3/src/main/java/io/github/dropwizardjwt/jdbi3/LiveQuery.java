package io.github.dropwizardjwt.jdbi3;

import io.github.dropwizardjwt.session.TokenReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The queries about tokens, of which each request sends one where nothing is remembered. */
final class LiveQuery {
    private static final String LIVE = "live:";
    private static final String REVOKED = "revoked:";

    private final Database database;
    private final String countLive;
    private final String countRevoked;
    private final String findMany;

    LiveQuery(Database database, Dialect dialect) {
        this.database = database;
        String select = "SELECT " + dialect.readOnly() + " AS " + PrimaryOnly.COLUMN + ", ";
        String count = select + "COUNT(*) AS found FROM ";
        this.countRevoked = count + "jwt_revoked_tokens WHERE hash = ?";
        this.countLive = count + "jwt_sessions WHERE sid = ? AND expires_at > ? "
                + "AND NOT EXISTS (SELECT 1 FROM jwt_revoked_tokens WHERE hash = ?)";
        // The last row is there in any case: that nothing is revoked must come from the primary too.
        this.findMany = select + "'" + LIVE + "' AS state, sid AS name FROM jwt_sessions "
                + "WHERE sid IN (%s) AND expires_at > ? UNION ALL "
                + select + "'" + REVOKED + "', hash FROM jwt_revoked_tokens WHERE hash IN (%s) UNION ALL "
                + select + "'', ''";
    }

    boolean isLive(TokenReference token, Instant now) {
        return token.sid() == null
                ? !isRevoked(token)
                : isFound(countLive, token.sid(), now.toEpochMilli(), token.hash());
    }

    List<TokenReference> live(List<TokenReference> tokens, Instant now) {
        List<String> sids = tokens.stream()
                .flatMap(token -> Stream.ofNullable(token.sid()))
                .distinct()
                .toList();
        List<String> hashes = tokens.stream().map(TokenReference::hash).toList();
        List<Object> parameters = new ArrayList<>(sids);
        parameters.add(now.toEpochMilli());
        parameters.addAll(hashes);
        Set<String> found = new HashSet<>(database.rowsOfPrimary(
                findMany.formatted(placeholders(sids), placeholders(hashes)),
                row -> row.getString("state") + row.getString("name"),
                parameters.toArray()));
        return tokens.stream()
                .filter(token -> !found.contains(REVOKED + token.hash())
                        && (token.sid() == null || found.contains(LIVE + token.sid())))
                .toList();
    }

    /** Nothing is in a list of NULL, and no list may be empty. */
    private static String placeholders(List<String> values) {
        return values.isEmpty() ? "NULL" : String.join(", ", Collections.nCopies(values.size(), "?"));
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
