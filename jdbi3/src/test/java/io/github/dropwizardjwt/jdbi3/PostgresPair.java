package io.github.dropwizardjwt.jdbi3;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A PostgreSQL and its standby. Replication is synchronous: what the primary has confirmed, the standby has written.
 */
final class PostgresPair implements AutoCloseable {
    private final Path directoryOfPrimary;
    private final EmbeddedPostgres primary;
    private final EmbeddedPostgres standby;

    PostgresPair(Path directory) throws IOException {
        this.directoryOfPrimary = directory.resolve("primary");
        Path directoryOfStandby = directory.resolve("standby");
        server(directoryOfPrimary, Map.of()).close();
        copy(directoryOfPrimary, directoryOfStandby);
        this.primary = server(
                directoryOfPrimary,
                Map.of("synchronous_standby_names", "walreceiver", "synchronous_commit", "remote_apply"));
        Files.createFile(directoryOfStandby.resolve("standby.signal"));
        Files.writeString(
                directoryOfStandby.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=127.0.0.1 port=" + primary.getPort() + " user=postgres'\n");
        this.standby = server(directoryOfStandby, Map.of());
    }

    int portOfPrimary() {
        return primary.getPort();
    }

    int portOfStandby() {
        return standby.getPort();
    }

    /** Both hosts; the driver looks for the one that takes writes. */
    String url() {
        return "jdbc:postgresql://127.0.0.1:" + portOfPrimary() + ",127.0.0.1:" + portOfStandby()
                + "/postgres?user=postgres&targetServerType=primary";
    }

    /** Makes the primary read-only for all its connections, as one that hands over. */
    void demote() {
        execute(primary, "ALTER SYSTEM SET default_transaction_read_only = on", "SELECT pg_reload_conf()");
    }

    /** Makes the standby a primary, and waits until it is. */
    void promote() {
        execute(standby, "SELECT pg_promote(true, 20)");
    }

    /** Ends all processes of the primary, as a loss of power does. */
    void kill() {
        try {
            List<String> lines = Files.readAllLines(directoryOfPrimary.resolve("postmaster.pid"));
            ProcessHandle postmaster =
                    ProcessHandle.of(Long.parseLong(lines.get(0))).orElseThrow();
            Stream.concat(Stream.of(postmaster), postmaster.descendants().toList().stream())
                    .forEach(ProcessHandle::destroyForcibly);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (Files.exists(directoryOfPrimary.resolve("postmaster.pid"))) {
            kill();
        }
        standby.close();
    }

    private static void execute(EmbeddedPostgres server, String... statements) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static EmbeddedPostgres server(Path directory, Map<String, String> settings) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false);
        settings.forEach(builder::setServerConfig);
        return builder.start();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
