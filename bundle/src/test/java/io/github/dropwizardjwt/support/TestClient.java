package io.github.dropwizardjwt.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Sends each request once, as it is given. */
public final class TestClient {
    private static final HttpClient CLIENT = client();

    private TestClient() {}

    private static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    public static HttpResponse<String> send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            return clientFor(request).send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * A server that rejects a request before it has read the body closes the connection after its answer. The next
     * request on that connection races with the closing, and one with a body is not sent again by the client.
     */
    private static HttpClient clientFor(HttpRequest request) {
        return request.bodyPublisher()
                .filter(body -> body.contentLength() != 0)
                .map(body -> client())
                .orElse(CLIENT);
    }
}
