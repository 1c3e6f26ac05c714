package io.github.dropwizardjwt.jdbi3;

import com.google.common.base.Joiner;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The queries of {@code jwt_session_log}. */
final class LogQuery {
    private final Database database;
    private final String lines;
    private final String on;
    private final String upTo;

    /**
     * Prepares the texts.
     *
     * @param limit how many lines are read at once
     */
    LogQuery(Database database, Dialect dialect, int limit) {
        this.database = database;
        String readOnly = dialect.readOnly() + " AS " + PrimaryOnly.COLUMN;
        this.lines = "SELECT " + readOnly + ", no, name, proof FROM " + LogLine.TABLE;
        this.on = lines + " WHERE no >= ? ORDER BY no LIMIT " + limit;
        // One row in any case: that there is no line must come from the primary too.
        this.upTo = "SELECT " + PrimaryOnly.COLUMN + ", no, name, proof FROM (SELECT " + readOnly + ") AS server "
                + "LEFT JOIN (SELECT no, name, proof FROM " + LogLine.TABLE
                + " WHERE no <= ? ORDER BY no DESC LIMIT " + limit + ") AS newest ON 1 = 1";
    }

    /** The last lines, in order. */
    List<LogLine> newest() {
        return upTo(Long.MAX_VALUE);
    }

    /** The last lines up to a number, in order. */
    List<LogLine> upTo(long no) {
        return inOrder(upTo, no);
    }

    /** A line, those after it, and those that were missing before; in order. */
    List<LogLine> on(long no, Set<Long> missing) {
        // In the text: a thousand parameters would cost more than all the rest.
        String query = missing.isEmpty()
                ? on
                : "(" + on + ") UNION ALL (" + lines + " WHERE no IN ("
                        + Joiner.on(", ").join(missing) + "))";
        return inOrder(query, no);
    }

    private List<LogLine> inOrder(String query, long parameter) {
        return database.rowsOfPrimary(query, LogQuery::line, parameter).stream()
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingLong(LogLine::no))
                .toList();
    }

    private static Optional<LogLine> line(ResultSet row) throws SQLException {
        String name = row.getString("name");
        return name == null
                ? Optional.empty()
                : Optional.of(new LogLine(row.getLong("no"), name, row.getLong("proof")));
    }
}
