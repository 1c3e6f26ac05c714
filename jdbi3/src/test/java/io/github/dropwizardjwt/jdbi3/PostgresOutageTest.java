package io.github.dropwizardjwt.jdbi3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.session.OutageContract;
import io.github.dropwizardjwt.session.Session;
import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.testing.store.SampleSessions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresOutageTest extends OutageContract {
    @TempDir
    private Path directory;

    private PostgresNode server;

    @AfterEach
    void stopServer() {
        if (server.isRunning()) {
            server.kill();
        }
    }

    @Override
    protected SessionStore store() {
        server = PostgresNode.at(directory.resolve("data"));
        server.start();
        Jdbi3SessionsFactory factory = TestDatabase.factory(server.url());
        factory.setTimeout(io.dropwizard.util.Duration.milliseconds(200));
        return factory.build(new Environment("test"));
    }

    @Override
    protected void pause() {
        server.pause();
    }

    @Override
    protected void resume() {
        server.resume();
    }

    /** As a change of the tables does. */
    @Override
    protected void answerAfter(Duration time) {
        try {
            Connection connection = DriverManager.getConnection(server.url());
            connection.setAutoCommit(false);
            Statement statement = connection.createStatement();
            statement.execute("LOCK TABLE jwt_sessions, jwt_revoked_tokens");
            Thread change = new Thread(() -> {
                try (connection) {
                    statement.execute("SELECT pg_sleep(" + time.toMillis() / 1000.0 + ")");
                    connection.commit();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            change.start();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected void stop() {
        server.kill();
    }

    @Override
    protected void start() {
        server.start();
    }

    @Test
    void whatRequestsHaveGivenUpIsNotDoneLater() throws Exception {
        SessionStore store = store();
        Session session = SampleSessions.of("alice");
        store.add(session);
        answerAfter(Duration.ofSeconds(5));

        assertThatThrownBy(() -> store.advance(SampleSessions.advanced(session, session.expiresAt())))
                .hasMessageContaining("canceling statement");

        try (Connection connection = DriverManager.getConnection(server.url());
                Statement statement = connection.createStatement();
                ResultSet waiting =
                        statement.executeQuery("SELECT * FROM pg_stat_activity WHERE wait_event_type = 'Lock'")) {
            assertThat(waiting.next()).isFalse();
        }
    }
}
