package io.github.dropwizardjwt.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Pings a server all the time, to tell a machine that is slow from a client that is. */
final class Pulse implements AutoCloseable {
    private static final byte[] PING = "PING\r\n".getBytes(US_ASCII);
    private static final long INTERVAL = Duration.ofMillis(10).toNanos();
    private static final long SLOW = Duration.ofMillis(60).toNanos();

    private final int port;
    private final long origin = System.nanoTime();
    private volatile long lastSlow = Long.MIN_VALUE / 2;
    private volatile boolean stopped;

    private Pulse(int port) {
        this.port = port;
    }

    static Pulse of(RedisProcess server) {
        Pulse pulse = new Pulse(server.port());
        Thread thread = new Thread(pulse::feel, "pulse");
        thread.setDaemon(true);
        thread.start();
        return pulse;
    }

    /** Whether a ping took long, or there was none, within this time. */
    boolean wasSlowWithin(Duration time) {
        return now() - lastSlow < time.toNanos();
    }

    private long now() {
        return System.nanoTime() - origin;
    }

    private void feel() {
        while (!stopped) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setTcpNoDelay(true);
                ping(socket);
            } catch (IOException e) {
                lastSlow = now();
            }
            LockSupport.parkNanos(INTERVAL);
        }
    }

    private void ping(Socket socket) throws IOException {
        InputStream answers = socket.getInputStream();
        long last = now();
        while (!stopped) {
            socket.getOutputStream().write(PING);
            for (int read = answers.read(); read != '\n'; read = answers.read()) {
                if (read < 0) {
                    throw new IOException("The server has ended");
                }
            }
            long now = now();
            if (now - last > SLOW) {
                lastSlow = now;
            }
            last = now;
            LockSupport.parkNanos(INTERVAL);
        }
    }

    @Override
    public void close() {
        stopped = true;
    }
}
