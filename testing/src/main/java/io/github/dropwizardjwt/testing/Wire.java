package io.github.dropwizardjwt.testing;

import io.github.dropwizardjwt.auth.route.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sends requests to one route.
 *
 * @param route the route
 * @param uri where it is
 * @param options what else is sent
 */
record Wire(Route route, URI uri, MatrixOptions options) {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String ANY_VERB = "*";
    private static final String SITE = "Sec-Fetch-Site";

    private static final HttpClient CLIENT = newClient();

    private static HttpClient newClient() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    /** The server closes a connection on which it has rejected a request without reading its body. */
    private HttpClient client() {
        return options.body(route).isPresent() ? newClient() : CLIENT;
    }

    Reply send(List<Header> token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(LIMIT).method(verb(), body());
        // Other types are rejected before the guard is asked.
        request.header("Accept", "*/*");
        contentType().ifPresent(type -> request.header("Content-Type", type));
        List<Header> headers = new ArrayList<>(options.headers());
        headers.addAll(token);
        // As a page of the service itself sends them, with or without cookies.
        if (headers.stream().noneMatch(header -> header.name().equalsIgnoreCase(SITE))) {
            headers.add(new Header(SITE, "same-origin"));
        }
        headers.forEach(header -> request.header(header.name(), header.value()));
        try {
            HttpResponse<InputStream> response = client().send(request.build(), BodyHandlers.ofInputStream());
            // Not read: it may never end.
            response.body().close();
            return new Reply(response.statusCode(), response.headers().allValues("WWW-Authenticate"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while it waited for a response", e);
        }
    }

    /** The same, as a page of another origin sends it. */
    Reply sendFromElsewhere(List<Header> token) {
        List<Header> headers = new ArrayList<>(token);
        headers.add(new Header(SITE, "cross-site"));
        return send(headers);
    }

    /** Whether a request that is admitted changes nothing (RFC 9110 §9.2.1). */
    boolean isSafe() {
        return List.of("GET", "HEAD", "OPTIONS").contains(verb());
    }

    private String verb() {
        return route.verb().equals(ANY_VERB) ? "GET" : route.verb();
    }

    private BodyPublisher body() {
        return options.body(route).map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody);
    }

    private Optional<String> contentType() {
        return route.consumes().stream()
                .map(type -> type.equals("*/*") ? "application/json" : type.replace("/*", "/x"))
                .findFirst()
                .or(() -> options.body(route).map(body -> "application/json"));
    }
}
