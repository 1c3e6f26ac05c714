package io.github.dropwizardjwt.auth.endpoint;

import io.github.dropwizardjwt.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The issuer's metadata: where its {@link JwkSetServlet JWK Set} is (OpenID Connect Discovery 1.0 §4, RFC 8414 §2). If
 * the issuer is a URL, the set's URL is below it, else below the URL of the application to which the request was sent.
 */
@SuppressWarnings("serial") // Containers serialize no servlets.
final class DiscoveryServlet extends PublicDocument {
    private final String issuer;
    private final @Nullable IssuerUrl url;

    DiscoveryServlet(String issuer, @Nullable IssuerUrl url) {
        this.issuer = issuer;
        this.url = url;
    }

    @Override
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("issuer", issuer);
        metadata.put("jwks_uri", (url == null ? applicationOf(request) : url.url()) + PublishedKeys.JWK_SET);
        // The sender chose the host of the request, so no cache may store a response that has it.
        response.setHeader("Cache-Control", url == null ? "no-store" : CACHING);
        send(response, JSON, Json.write(metadata));
    }

    private static String applicationOf(HttpServletRequest request) {
        StringBuffer location = request.getRequestURL();
        location.setLength(location.length() - request.getRequestURI().length());
        return location + request.getContextPath();
    }
}
