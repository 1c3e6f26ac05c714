package io.github.dropwizardjwt.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;

/** A port for a server, of which the one that a cluster's nodes use among themselves is free too. */
final class FreePort {
    private static final int TO_BUS = 10_000;
    private static final int MAX_PORT = 65_535;

    private FreePort() {}

    static int next() {
        try {
            while (true) {
                try (ServerSocket socket = new ServerSocket(0)) {
                    int port = socket.getLocalPort();
                    if (port + TO_BUS <= MAX_PORT && isFree(port + TO_BUS)) {
                        return port;
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
