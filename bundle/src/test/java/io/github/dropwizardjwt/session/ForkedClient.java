package io.github.dropwizardjwt.session;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Asks a {@link ForkedServer}. */
final class ForkedClient {
    private static final Pattern TOKEN = Pattern.compile("\"\\w+_token\":\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newHttpClient();
    private final String server;

    ForkedClient(int port) {
        this.server = "http://127.0.0.1:" + port;
    }

    /** The auth and the refresh token of a new session. */
    List<String> login(String subject) throws IOException, InterruptedException {
        HttpResponse<String> answer = send("POST", "/login?subject=" + subject, "");
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return Splitter.on(' ').splitToList(answer.body());
    }

    /** The auth and the refresh token of an answer to a refresh. */
    static List<String> tokens(HttpResponse<String> answer) {
        return TOKEN.matcher(answer.body())
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    HttpResponse<String> send(String method, String path, String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path))
                .method(method, BodyPublishers.noBody())
                .timeout(Duration.ofMinutes(2));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
