package io.github.dropwizardjwt.jdbi3;

import io.github.dropwizardjwt.session.CrowdedSubjectContract;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

class PostgresCrowdedSubjectTest extends CrowdedSubjectContract {
    private static final String INSERT = """
            INSERT INTO jwt_sessions
            SELECT LPAD(i::text, 22, '0'), ?, REPEAT('x', 100), '{"note":"' || REPEAT('x', 100) || '"}', opened, opened,
                opened + 7200000, opened + 7200000, LPAD(i::text, 43, '0'), NULL
            FROM (SELECT i, (EXTRACT(EPOCH FROM NOW()) * 1000)::bigint - i AS opened
                FROM GENERATE_SERIES(1, ?) AS i) AS crowd""";

    @Override
    protected void fill(String subject, int sessions) throws SQLException {
        TestDatabase.store(PostgresServer.url());
        try (Connection connection = DriverManager.getConnection(PostgresServer.url());
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, subject);
            insert.setInt(2, sessions);
            insert.executeUpdate();
            // What autovacuum does within a minute.
            connection.createStatement().execute("ANALYZE jwt_sessions");
        }
    }

    @Override
    protected List<String> settings() {
        return List.of(
                "type: jdbi3",
                "database:",
                "  driverClass: org.postgresql.Driver",
                "  url: \"" + PostgresServer.url() + "\"");
    }
}
