package io.github.dropwizardjwt.jdbi3;

import io.github.dropwizardjwt.support.Waiting;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A PostgreSQL and its standby. Replication is synchronous: what the primary has confirmed, the standby has written.
 */
final class PostgresPair implements AutoCloseable {
    private final EmbeddedPostgres primary;
    private final ProcessHandle postmaster;
    private final EmbeddedPostgres standby;

    PostgresPair(Path directory) throws IOException {
        Path directoryOfPrimary = directory.resolve("primary");
        Path directoryOfStandby = directory.resolve("standby");
        server(directoryOfPrimary, Map.of()).close();
        copy(directoryOfPrimary, directoryOfStandby);
        this.primary = server(
                directoryOfPrimary,
                Map.of("synchronous_standby_names", "walreceiver", "synchronous_commit", "remote_apply"));
        String pid =
                Files.readAllLines(directoryOfPrimary.resolve("postmaster.pid")).get(0);
        this.postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
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

    /** Makes the primary read-only, also for the connections it has, as one that hands over. */
    void demote() {
        try (Connection connection = primary.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER SYSTEM SET default_transaction_read_only = on");
            statement.execute("SELECT pg_reload_conf()");
            Waiting.until("the primary is read-only", () -> isReadOnly(statement));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isReadOnly(Statement statement) {
        try (ResultSet row = statement.executeQuery("SHOW transaction_read_only")) {
            return row.next() && row.getString(1).equals("on");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes the standby a primary, and waits until it is. */
    void promote() {
        try (Connection connection = standby.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_promote(true, 20)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends all processes of the primary, as a loss of power does. */
    void kill() {
        List<ProcessHandle> processes =
                Stream.concat(postmaster.descendants(), Stream.of(postmaster)).toList();
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(process -> Waiting.until("a process has ended", () -> !process.isAlive()));
    }

    @Override
    public void close() throws IOException {
        kill();
        standby.close();
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
