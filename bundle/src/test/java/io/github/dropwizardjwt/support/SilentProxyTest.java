package io.github.dropwizardjwt.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SilentProxyTest {
    private ServerSocket server;
    private SilentProxy proxy;

    @BeforeEach
    void start() throws IOException {
        server = echo(0);
        proxy = SilentProxy.to(server.getLocalPort());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        server.close();
    }

    @Test
    void passesBytesOnUntilItSwallowsThem() throws IOException {
        try (Socket early = connect()) {
            assertThat(echoOf(early, 7)).isEqualTo(7);

            proxy.swallow();

            assertThatThrownBy(() -> echoOf(early, 8)).isInstanceOf(SocketTimeoutException.class);
            try (Socket late = connect()) {
                assertThat(echoOf(late, 9)).isEqualTo(9);
                assertThat(proxy.connections()).isEqualTo(2);
            }
        }
        Waiting.until("the connections are closed", () -> proxy.connections() == 0);
    }

    @Test
    void swallowsNewConnectionsTooUntilItRecovers() throws IOException {
        proxy.swallowAll();
        try (Socket silent = connect()) {
            assertThatThrownBy(() -> echoOf(silent, 1)).isInstanceOf(SocketTimeoutException.class);

            proxy.recover();

            assertThatThrownBy(() -> echoOf(silent, 2)).isInstanceOf(SocketTimeoutException.class);
            try (Socket late = connect()) {
                assertThat(echoOf(late, 3)).isEqualTo(3);
            }
        }
    }

    @Test
    void movesNewConnectionsOnly() throws IOException {
        try (ServerSocket other = echo(1);
                Socket early = connect()) {
            assertThat(echoOf(early, 5)).isEqualTo(5);

            proxy.moveTo(other.getLocalPort());

            assertThat(echoOf(early, 5)).isEqualTo(5);
            try (Socket late = connect()) {
                assertThat(echoOf(late, 5)).isEqualTo(6);
            }
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout(300);
        return socket;
    }

    private static int echoOf(Socket socket, int value) throws IOException {
        socket.getOutputStream().write(value);
        return socket.getInputStream().read();
    }

    /** A server that answers each byte with one that is greater by so much. */
    private static ServerSocket echo(int increment) throws IOException {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread acceptor = new Thread(() -> {
            while (true) {
                try {
                    Socket socket = server.accept();
                    Thread answers = new Thread(() -> answer(socket, increment));
                    answers.setDaemon(true);
                    answers.start();
                } catch (IOException e) {
                    return;
                }
            }
        });
        acceptor.setDaemon(true);
        acceptor.start();
        return server;
    }

    private static void answer(Socket socket, int increment) {
        try (socket) {
            for (int value = socket.getInputStream().read(); value >= 0; ) {
                socket.getOutputStream().write(value + increment);
                value = socket.getInputStream().read();
            }
        } catch (IOException e) {
            return;
        }
    }
}
