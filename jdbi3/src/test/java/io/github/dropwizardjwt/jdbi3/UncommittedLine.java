package io.github.dropwizardjwt.jdbi3;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;

/** Lines of the log whose numbers are drawn, in a transaction that a test commits or rolls back. */
final class UncommittedLine {
    private final Connection connection;
    private final String name;

    private UncommittedLine(Connection connection, String name) {
        this.connection = connection;
        this.name = name;
    }

    static UncommittedLine of(String url, String name, int lines) {
        try {
            Connection connection = DriverManager.getConnection(url);
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(LogLine.INSERT + "VALUES "
                        + String.join(", ", Collections.nCopies(lines, "('" + name + "', 1)")));
            }
            return new UncommittedLine(connection, name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String name() {
        return name;
    }

    void commit() {
        try (connection) {
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Does nothing after a commit. */
    void rollBack() {
        try (connection) {
            if (!connection.isClosed()) {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
