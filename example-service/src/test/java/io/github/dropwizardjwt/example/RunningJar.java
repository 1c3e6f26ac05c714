package io.github.dropwizardjwt.example;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The built jar as a service, in a separate process. */
final class RunningJar implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("Started application@\\w+\\{.*?\\}\\{[^}]*:(\\d+)\\}");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final TopLevel top;
    private final Process process;
    private final int port;

    private RunningJar(TopLevel top, Process process) throws IOException {
        this.top = top;
        this.process = process;
        this.port = awaitPort();
    }

    static RunningJar start(TopLevel top, List<String> settings, String configuration) throws IOException {
        List<String> all = Stream.concat(
                        settings.stream(),
                        Stream.of("server.applicationConnectors[0].port=0", "server.adminConnectors[0].port=0"))
                .toList();
        Files.deleteIfExists(top.log());
        return new RunningJar(top, top.serve(all, configuration));
    }

    private int awaitPort() throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            Matcher started = PORT.matcher(log());
            if (started.find()) {
                return Integer.parseInt(started.group(1));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        process.destroyForcibly();
        throw new IOException("The service did not start: " + log());
    }

    String log() throws IOException {
        return Files.readString(top.log(), UTF_8);
    }

    String url() {
        return "http://localhost:" + port;
    }

    HttpResponse<String> get(String path, String token) throws Exception {
        return send(request(path, token).GET());
    }

    HttpResponse<String> post(String path, String token) throws Exception {
        return send(request(path, token).POST(BodyPublishers.noBody()));
    }

    /** Logs in; fails if that takes longer. */
    HttpResponse<String> login(String user, Duration patience) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(url() + "/login"))
                .timeout(patience)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=" + user + "&password=" + user + "-password")));
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create(url() + path)).header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    /** Stops it as an operator does. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
