package io.github.dropwizardjwt.attack;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A connection that sends what no HTTP library would, byte for byte. Opened anew where the server has closed it. */
final class Wire implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 20_000;

    private final int port;
    private Socket socket;
    private InputStream in;

    Wire(int port) {
        this.port = port;
    }

    /** The answer to a request whose characters are its bytes. */
    Reply send(Attack attack) {
        byte[] request = attack.text().getBytes(StandardCharsets.ISO_8859_1);
        boolean hasBody = !attack.method().equals("HEAD");
        try {
            boolean fresh = socket == null;
            try {
                return exchange(request, hasBody);
            } catch (IOException e) {
                close();
                if (fresh) {
                    throw e;
                }
                // It was closed after the answer before.
                return exchange(request, hasBody);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(attack.name(), e);
        }
    }

    private Reply exchange(byte[] request, boolean hasBody) throws IOException {
        if (socket == null) {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            in = new BufferedInputStream(socket.getInputStream());
        }
        socket.getOutputStream().write(request);
        String[] status = line().split(" ", 3);
        List<String> headers = new ArrayList<>();
        for (String header = line(); !header.isEmpty(); header = line()) {
            headers.add(header);
        }
        Reply head = new Reply(Integer.parseInt(status[1]), headers, "");
        Reply reply = new Reply(head.status(), headers, hasBody && head.status() != 204 ? body(head) : "");
        if (head.values("Connection").contains("close")) {
            close();
        }
        return reply;
    }

    private String body(Reply head) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        List<String> length = head.values("Content-Length");
        if (!length.isEmpty()) {
            body.write(in.readNBytes(Integer.parseInt(length.get(0))));
        } else if (head.values("Transfer-Encoding").contains("chunked")) {
            for (int size = chunk(); size > 0; size = chunk()) {
                body.write(in.readNBytes(size));
                line();
            }
            line();
        } else {
            body.write(in.readAllBytes());
        }
        return body.toString(StandardCharsets.UTF_8);
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("The server has closed the connection");
            }
            line.append((char) b);
        }
        return line.toString().strip();
    }

    @Override
    public void close() {
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            socket = null;
        }
    }
}
