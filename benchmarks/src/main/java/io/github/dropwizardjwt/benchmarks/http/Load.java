package io.github.dropwizardjwt.benchmarks.http;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Sends requests to a server on this machine as fast as it answers, over a few persistent connections. One thread and
 * prepared requests are enough to keep one processor of a server busy, so that no tool has to be installed for it.
 */
final class Load {
    private static final int CONNECTIONS = 16;
    /** Of more requests than this, a part is sent at a time. */
    private static final int MOST_AT_LEAST = 1000;

    private final int port;
    private final List<byte[]> requests;
    private final int first;

    /**
     * Requests of one path.
     *
     * @param port the server's port
     * @param path the path
     * @param tokens sent in turn; empty for none
     */
    Load(int port, String path, List<String> tokens) {
        this.port = port;
        this.requests = tokens.isEmpty()
                ? List.of(request(path, ""))
                : tokens.stream()
                        .map(token -> request(path, "Authorization: Bearer " + token + "\r\n"))
                        .toList();
        this.first = ThreadLocalRandom.current().nextInt(requests.size());
    }

    private static byte[] request(String path, String header) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Sends for a while, from a random request on, and each request at least once if they are few.
     *
     * @return the number of responses
     * @throws IOException if one of them is not 200, or none comes for five seconds
     */
    long run(Duration time) throws IOException {
        return exchange(Math.min(requests.size(), MOST_AT_LEAST), System.nanoTime() + time.toNanos());
    }

    /**
     * Sends each request.
     *
     * @throws IOException if one of them is not 200, or none comes for five seconds
     */
    void sendEach() throws IOException {
        exchange(requests.size(), System.nanoTime());
    }

    private long exchange(int atLeast, long end) throws IOException {
        List<Connection> connections = new ArrayList<>();
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < CONNECTIONS; i++) {
                connections.add(new Connection(port, selector));
            }
            return exchange(selector, connections, atLeast, end);
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }

    private long exchange(Selector selector, List<Connection> connections, int atLeast, long end) throws IOException {
        long sent = 0;
        long answered = 0;
        for (Connection connection : connections) {
            connection.send(next(sent++));
        }
        while (answered < sent) {
            if (selector.select(5000) == 0) {
                throw new IOException("The server does not answer");
            }
            boolean goesOn = sent < atLeast || System.nanoTime() < end;
            for (SelectionKey key : selector.selectedKeys()) {
                Connection connection = (Connection) key.attachment();
                if (connection.receive()) {
                    answered++;
                    if (goesOn) {
                        connection.send(next(sent++));
                    }
                }
            }
            selector.selectedKeys().clear();
        }
        return answered;
    }

    private byte[] next(long number) {
        return requests.get((int) ((first + number) % requests.size()));
    }
}
