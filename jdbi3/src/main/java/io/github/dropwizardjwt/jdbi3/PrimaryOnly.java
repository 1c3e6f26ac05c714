package io.github.dropwizardjwt.jdbi3;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * Rejects rows of a server that takes no writes. A primary that was demoted keeps its connections, and answers reads
 * with what it knew then: a logout since is stored elsewhere. So queries that decide something ask in the same
 * statement, without another round trip.
 */
final class PrimaryOnly {
    /** The column that says whether the server takes no writes: {@link Dialect#readOnly()}. */
    static final String COLUMN = "read_only";

    private PrimaryOnly() {}

    /** Reads rows of a primary, and fails for those of another server as that would for a write. */
    static <T> RowMapper<T> rows(RowMapper<T> rows) {
        return (row, context) -> {
            check(row);
            return rows.map(row, context);
        };
    }

    /** Reads all rows of a primary, likewise. */
    static <T> List<T> read(ResultSet rows, Database.RowReader<T> reader) throws SQLException {
        List<T> read = new ArrayList<>();
        while (rows.next()) {
            check(rows);
            read.add(reader.read(rows));
        }
        return read;
    }

    private static void check(ResultSet row) throws SQLException {
        if (row.getBoolean(COLUMN)) {
            throw new SQLException("the server takes no writes, and its data may be old", LostConnection.READ_ONLY);
        }
    }
}
