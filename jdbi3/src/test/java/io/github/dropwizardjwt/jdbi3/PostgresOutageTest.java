package io.github.dropwizardjwt.jdbi3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.session.OutageContract;
import io.github.dropwizardjwt.session.SampleSessions;
import io.github.dropwizardjwt.session.Session;
import io.github.dropwizardjwt.session.SessionStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresOutageTest extends OutageContract {
    @TempDir
    private Path directory;

    private EmbeddedPostgres server;

    @AfterEach
    void stopServer() {
        stop();
    }

    @Override
    protected SessionStore store() {
        server = start(0);
        Jdbi3SessionsFactory factory = TestDatabase.factory(server.getJdbcUrl("postgres", "postgres"));
        factory.setTimeout(io.dropwizard.util.Duration.milliseconds(200));
        return factory.build(new Environment("test"));
    }

    @Override
    protected void pause() {
        signal("STOP");
    }

    @Override
    protected void resume() {
        signal("CONT");
    }

    /** As a change of the tables does. */
    @Override
    protected void answerAfter(Duration time) {
        try {
            Connection connection = server.getPostgresDatabase().getConnection();
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
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected void start() {
        server = start(server.getPort());
    }

    @Test
    void whatRequestsHaveGivenUpIsNotDoneLater() throws Exception {
        SessionStore store = store();
        Session session = SampleSessions.of("alice");
        store.add(session);
        answerAfter(Duration.ofSeconds(5));

        assertThatThrownBy(() -> store.advance(SampleSessions.advanced(session, session.expiresAt())))
                .hasMessageContaining("canceling statement");

        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet waiting =
                        statement.executeQuery("SELECT * FROM pg_stat_activity WHERE wait_event_type = 'Lock'")) {
            assertThat(waiting.next()).isFalse();
        }
    }

    private EmbeddedPostgres start(int port) {
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(directory.resolve("data"))
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** To the server and the process of each connection. */
    private void signal(String name) {
        try {
            long pid = Long.parseLong(
                    Files.readAllLines(directory.resolve("data/postmaster.pid")).get(0));
            ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
            for (ProcessHandle process : Stream.concat(Stream.of(postmaster), postmaster.descendants())
                    .toList()) {
                new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
