package io.github.dropwizardjwt.http;

import io.github.dropwizardjwt.support.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Keeps the cookies of responses and sends them again, as one tab of a browser does. */
final class CookieJar {
    static final String AUTH = "__Host-Http-jwt";
    static final String REFRESH = "__Host-Http-jwt-refresh";

    private final TestServer server;
    private final Map<String, String> cookies = new TreeMap<>();

    CookieJar(TestServer server) {
        this.server = server;
    }

    /** A request that a page of the service itself sends. */
    HttpResponse<String> send(String method, String path) {
        return send(method, path, "Sec-Fetch-Site", "same-origin");
    }

    HttpResponse<String> send(String method, String path, String... headers) {
        var request = server.request(path).method(method, BodyPublishers.noBody());
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> response = server.send(request);
        setCookies(response).forEach(this::keep);
        return response;
    }

    static List<String> setCookies(HttpResponse<String> response) {
        return response.headers().allValues("Set-Cookie");
    }

    private void keep(String line) {
        String[] pair = line.substring(0, line.indexOf(';')).split("=", 2);
        if (line.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    String get(String name) {
        return cookies.getOrDefault(name, "");
    }

    void set(String name, String value) {
        cookies.put(name, value);
    }

    boolean isEmpty() {
        return cookies.isEmpty();
    }
}
