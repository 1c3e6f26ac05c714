package io.github.dropwizardjwt.admin;

import io.github.dropwizardjwt.auth.route.Routes;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Collections;
import java.util.function.Supplier;
import org.eclipse.jetty.http.QuotedQualityCSV;

/**
 * The list of routes as a document of its own.
 *
 * @param page the list as a page
 * @param routes the routes, of the time of the request
 */
record RouteDocuments(Page page, Supplier<Routes> routes) {
    /** A document and its media type. */
    record Document(String type, String text) {}

    /** The form that a request prefers (RFC 9110 §12.5.1): HTML, JSON, or else text. */
    Document accepted(HttpServletRequest request, String path, Instant now) {
        QuotedQualityCSV accepted = new QuotedQualityCSV();
        Collections.list(request.getHeaders("Accept")).forEach(accepted::addValue);
        for (String type : accepted.getValues()) {
            switch (type) {
                case "text/html" -> {
                    return new Document("text/html;charset=utf-8", page.write(path, now));
                }
                case "application/json" -> {
                    return new Document("application/json", routes.get().json());
                }
                case "text/plain", "text/*", "*/*" -> {
                    return text();
                }
                default -> {}
            }
        }
        return text();
    }

    private Document text() {
        return new Document("text/plain;charset=utf-8", routes.get().text());
    }
}
