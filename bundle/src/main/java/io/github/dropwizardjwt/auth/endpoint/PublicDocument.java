package io.github.dropwizardjwt.auth.endpoint;

import io.github.dropwizardjwt.json.Json;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A document that everybody may read, and nobody change. Thread-safe. */
abstract class PublicDocument extends HttpServlet {
    static final String JSON = "application/json";

    /** Caches keep it for less than the time between a key's publication and its first signature. */
    static final String CACHING = "public, max-age=300";

    private static final long serialVersionUID = 1;

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (request.getMethod()) {
            // The container omits the body of the response to HEAD.
            case "GET", "HEAD" -> answer(request, response);
            case "OPTIONS" -> allow(response, HttpServletResponse.SC_OK);
            default -> {
                allow(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED);
                Map<String, Object> error = new LinkedHashMap<>();
                error.put("code", HttpServletResponse.SC_METHOD_NOT_ALLOWED);
                error.put("message", "HTTP 405 Method Not Allowed");
                send(response, JSON, Json.write(error));
            }
        }
    }

    abstract void answer(HttpServletRequest request, HttpServletResponse response) throws IOException;

    private static void allow(HttpServletResponse response, int status) {
        response.setStatus(status);
        response.setHeader("Allow", "GET, HEAD, OPTIONS");
    }

    static void send(HttpServletResponse response, String type, byte[] json) throws IOException {
        response.setContentType(type);
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }
}
