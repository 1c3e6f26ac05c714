package io.github.dropwizardjwt.jdbi3;

import io.dropwizard.core.setup.Environment;
import io.dropwizard.util.Duration;
import io.github.dropwizardjwt.session.OutageContract;
import io.github.dropwizardjwt.session.SessionStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
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
        factory.setTimeout(Duration.milliseconds(200));
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
