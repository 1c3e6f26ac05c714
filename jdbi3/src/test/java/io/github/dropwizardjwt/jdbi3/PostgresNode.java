package io.github.dropwizardjwt.jdbi3;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * A PostgreSQL with a directory and a port that stay the same, however often it is killed, started, or made a copy of
 * another one.
 */
final class PostgresNode {
    private static final String PID_FILE = "postmaster.pid";
    private static final Set<String> NOT_COPIED = Set.of(PID_FILE, "postmaster.opts", "epg-lock");

    private final Path data;
    private final int port;
    private EmbeddedPostgres server;

    private PostgresNode(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    /** One that is not running yet. */
    static PostgresNode at(Path data) {
        try (ServerSocket socket = new ServerSocket(0)) {
            return new PostgresNode(data, socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    /** What an application is configured with. */
    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
    }

    /** Starts it with the data that it has, or with none. What is confirmed is on the standby too, if there is one. */
    void start() {
        try {
            server = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPort(port)
                    .setPGStartupWait(Duration.ofMinutes(1))
                    .setServerConfig("fsync", "off")
                    .setServerConfig("synchronous_commit", "remote_apply")
                    .setServerConfig("wal_keep_size", "1GB")
                    .setServerConfig("wal_retrieve_retry_interval", "200ms")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes it a standby of a server, with a new copy of its data. It must not be running. */
    void startAsStandbyOf(PostgresNode primary) {
        try {
            FileUtils.deleteDirectory(data.toFile());
            primary.with(statement -> {
                statement.execute("SELECT pg_start_backup('standby', true, false)");
                copy(primary.data, data);
                try (ResultSet label = statement.executeQuery("SELECT labelfile FROM pg_stop_backup(false, false)")) {
                    label.next();
                    write("backup_label", label.getString(1));
                }
            });
            write("standby.signal", "");
            write(
                    "postgresql.auto.conf",
                    "primary_conninfo = 'host=127.0.0.1 port=" + primary.port + " user=postgres'\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start();
    }

    private void write(String name, String text) {
        try {
            Files.writeString(data.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void pause() {
        signal("STOP");
    }

    void resume() {
        signal("CONT");
    }

    /** Ends all of its processes as a loss of power does, paused or not. */
    void kill() {
        signal("KILL");
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A killed one leaves its file behind. */
    boolean isRunning() {
        return Files.exists(data.resolve(PID_FILE)) && postmaster().isPresent();
    }

    private Optional<ProcessHandle> postmaster() {
        try {
            return ProcessHandle.of(
                    Long.parseLong(Files.readAllLines(data.resolve(PID_FILE)).get(0)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** To the server and the process of each connection. */
    private void signal(String name) {
        try {
            ProcessHandle postmaster = postmaster().orElseThrow();
            Stream<ProcessHandle> all = Stream.concat(Stream.of(postmaster), postmaster.descendants());
            List<String> command = Stream.concat(
                            Stream.of("kill", "-" + name), all.map(process -> Long.toString(process.pid())))
                    .toList();
            new ProcessBuilder(command).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Does something as an operator would. */
    void execute(String... statements) {
        with(statement -> {
            for (String each : statements) {
                statement.execute(each);
            }
        });
    }

    /** Whether a query has a row. */
    boolean isAny(String query) {
        boolean[] any = new boolean[1];
        with(statement -> {
            try (ResultSet rows = statement.executeQuery(query)) {
                any[0] = rows.next();
            }
        });
        return any[0];
    }

    private void with(Work work) {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            work.with(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @FunctionalInterface
    private interface Work {
        void with(Statement statement) throws SQLException;
    }

    /** Without the log, which a standby asks for. Files may vanish meanwhile. */
    private static void copy(Path from, Path to) {
        Path log = from.resolve("pg_wal");
        try {
            Files.walkFileTree(from, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                        throws IOException {
                    Files.copy(directory, target(directory), StandardCopyOption.COPY_ATTRIBUTES);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (!file.startsWith(log)
                            && !NOT_COPIED.contains(file.getFileName().toString())) {
                        copyIfThere(file, target(file));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                    if (e instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw e;
                }

                private Path target(Path path) {
                    return to.resolve(from.relativize(path));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copyIfThere(Path file, Path target) throws IOException {
        try {
            Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (NoSuchFileException e) {
            Files.deleteIfExists(target);
        }
    }
}
