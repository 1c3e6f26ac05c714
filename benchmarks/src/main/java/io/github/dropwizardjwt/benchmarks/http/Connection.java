package io.github.dropwizardjwt.benchmarks.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One connection that stays open, with at most one request under way. */
final class Connection implements AutoCloseable {
    private static final byte[] STATUS = "HTTP/1.1 200 ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = ("\r\n\r\n" + Routes.ANSWER).getBytes(StandardCharsets.US_ASCII);

    private final SocketChannel channel;
    private final ByteBuffer answer = ByteBuffer.allocate(4096);

    Connection(int port, Selector selector) throws IOException {
        channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** Sends; a request is smaller than the socket's buffer, which is empty once the response is there. */
    void send(byte[] request) throws IOException {
        if (channel.write(ByteBuffer.wrap(request)) != request.length) {
            throw new IOException("The request does not fit");
        }
    }

    /**
     * Reads what is available.
     *
     * @return whether the response is complete
     * @throws IOException if it is not 200, or the server has closed
     */
    boolean receive() throws IOException {
        if (channel.read(answer) < 0) {
            throw new IOException("The server has closed the connection");
        }
        int length = answer.position();
        if (length < STATUS.length || !endsWith(END, length)) {
            return false;
        }
        if (!endsWith(STATUS, STATUS.length)) {
            throw new IOException(new String(answer.array(), 0, length, StandardCharsets.US_ASCII));
        }
        answer.clear();
        return true;
    }

    private boolean endsWith(byte[] expected, int end) {
        int start = end - expected.length;
        for (int i = 0; i < expected.length; i++) {
            if (answer.get(start + i) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
