package io.github.dropwizardjwt.jdbi3;

import io.github.dropwizardjwt.support.Waiting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** A PgBouncer in transaction mode, with fewer connections to the server than clients. */
final class PgBouncer implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/sbin/pgbouncer");

    private final int port;
    private final Process process;

    /**
     * Starts it.
     *
     * @param directory for its settings
     * @param server the port of the PostgreSQL, on this machine
     */
    PgBouncer(Path directory, int server) throws IOException {
        this.port = freePort();
        Path settings = directory.resolve("pgbouncer.ini");
        Files.writeString(settings, """
                [databases]
                postgres = host=127.0.0.1 port=%d user=postgres
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = any
                pool_mode = transaction
                default_pool_size = 4
                ignore_startup_parameters = extra_float_digits
                """.formatted(server, port));
        // Read by another user.
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        this.process = new ProcessBuilder(command(settings))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Waiting.until("pgbouncer listens", () -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("pgbouncer has ended with status " + process.exitValue());
            }
            return answers(port);
        });
    }

    static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
    }

    @Override
    public void close() {
        process.destroy();
        Waiting.until("pgbouncer has ended", () -> !process.isAlive());
    }

    /** As root, it does not start. */
    private static List<String> command(Path settings) {
        List<String> asNobody = System.getProperty("user.name").equals("root")
                ? List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups")
                : List.of();
        return Stream.concat(asNobody.stream(), Stream.of(PROGRAM.toString(), settings.toString()))
                .toList();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
