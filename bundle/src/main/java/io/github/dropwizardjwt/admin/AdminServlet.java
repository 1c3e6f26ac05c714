package io.github.dropwizardjwt.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Serves the page, and the list of routes by itself. Changes nothing. Thread-safe. */
@SuppressWarnings("serial") // Containers serialize no servlets.
final class AdminServlet extends HttpServlet {
    private static final String TEXT = "text/plain;charset=utf-8";
    private static final String HTML = "text/html;charset=utf-8";

    private final Page page;
    private final RouteDocuments routes;
    private final String policy;
    private final Clock clock;

    AdminServlet(Page page, RouteDocuments routes, Stylesheet style, Clock clock) {
        this.page = page;
        this.routes = routes;
        this.policy = "default-src 'none'; style-src " + style.source()
                + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        this.clock = clock;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        protect(response);
        switch (request.getMethod()) {
            // The container omits the body of the response to HEAD.
            case "GET", "HEAD" -> answer(request, response);
            case "OPTIONS" -> allow(response, HttpServletResponse.SC_OK);
            default -> allow(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        }
    }

    /** Nothing that the page does not have may run in it, no other page may show it, and nobody keeps it. */
    private void protect(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", policy);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    }

    private static void allow(HttpServletResponse response, int status) {
        response.setStatus(status);
        response.setHeader("Allow", "GET, HEAD, OPTIONS");
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getContextPath() + request.getServletPath();
        switch (below(request.getPathInfo())) {
            case "" -> send(response, HTML, page.write(path, clock.instant()));
            case "/routes" -> {
                response.setHeader("Vary", "Accept");
                RouteDocuments.Document document = routes.accepted(request, path, clock.instant());
                send(response, document.type(), document.text());
            }
            default -> {
                response.setStatus(HttpServletResponse.SC_NOT_FOUND);
                send(response, TEXT, "There is no such page\n");
            }
        }
    }

    private static String below(@Nullable String pathInfo) {
        return pathInfo == null || pathInfo.equals("/") ? "" : pathInfo;
    }

    private static void send(HttpServletResponse response, String type, String text) throws IOException {
        byte[] body = text.getBytes(UTF_8);
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
