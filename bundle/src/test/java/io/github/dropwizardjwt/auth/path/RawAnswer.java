package io.github.dropwizardjwt.auth.path;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The answer to a request that is sent as it is, byte for byte.
 *
 * @param head the status line and the headers
 * @param text the body; of a WebSocket that has opened, its first message
 */
record RawAnswer(String head, String text) {
    private static final int TIMEOUT_MILLIS = 20_000;

    /** The answer to a handshake of RFC 6455 §4.1 with further header lines. */
    static RawAnswer toHandshake(int port, String path, String... headers) {
        List<String> all = new ArrayList<>(List.of(
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="));
        all.addAll(Arrays.asList(headers));
        return to(port, "GET " + path + " HTTP/1.1", all);
    }

    /** The answer to a request on a connection of its own. */
    static RawAnswer toRequest(int port, String methodAndPath, String... headers) {
        return to(port, methodAndPath + " HTTP/1.1", List.of(headers));
    }

    private static RawAnswer to(int port, String requestLine, List<String> headers) {
        String request = requestLine + "\r\nHost: localhost\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            InputStream in = socket.getInputStream();
            String head = head(in);
            if (requestLine.startsWith("HEAD ")) {
                return new RawAnswer(head, "");
            }
            return new RawAnswer(head, head.startsWith("HTTP/1.1 101 ") ? message(in) : body(head, in));
        } catch (IOException e) {
            throw new UncheckedIOException(requestLine, e);
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            head.write(b);
            if (head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                break;
            }
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    /** That of one short text frame, which servers do not mask (RFC 6455 §5.2). */
    private static String message(InputStream in) throws IOException {
        in.read();
        return new String(in.readNBytes(in.read()), StandardCharsets.UTF_8);
    }

    private static String body(String head, InputStream in) throws IOException {
        String length = header(head, "Content-Length");
        return new String(
                length == null ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8);
    }

    private static String header(String head, String name) {
        return head.lines()
                .filter(line -> line.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse(null);
    }

    int status() {
        return Integer.parseInt(head.split(" ", 3)[1]);
    }

    /** The first header of this name; null for none. */
    String header(String name) {
        return header(head, name);
    }
}
