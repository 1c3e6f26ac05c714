package io.github.dropwizardjwt.auth.error;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.dropwizardjwt.auth.requirement.RequestHeaders;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.MediaType;
import java.net.URLEncoder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The page to which browsers are redirected instead of a 401, with the path that they came for. Only requests for pages
 * are: scripts need the status.
 *
 * @param path its path on this host
 */
record LoginPage(String path) {
    /** A path of one host: two slashes at its beginning would name another one, as would a backslash in browsers. */
    private static final Pattern PATH = Pattern.compile("/(?!/)[\\w!$&'()*+,;=:@%~./-]*");

    private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    static boolean isPath(String text) {
        return PATH.matcher(text).matches();
    }

    /**
     * Where a request for a page is redirected to; empty for any other request.
     *
     * @param requestedPath the path of the request, encoded
     * @param query its query, encoded; null for none
     */
    Optional<String> location(
            String method, String requestedPath, @Nullable String query, RequestHeaders headers, AcceptedTypes accept) {
        if (!READING.contains(method) || path.equals(requestedPath) || !isForPage(headers, accept)) {
            return Optional.empty();
        }
        return Optional.of(path + "?next=" + encoded(returnPath(requestedPath, query)));
    }

    /** Browsers name the type when they open a page, and say so in Sec-Fetch-Mode if they know the header. */
    private static boolean isForPage(RequestHeaders headers, AcceptedTypes accept) {
        List<String> modes = headers.values("Sec-Fetch-Mode");
        boolean navigates = modes == null || modes.isEmpty() || modes.equals(List.of("navigate"));
        return navigates && accept.name(MediaType.TEXT_HTML_TYPE);
    }

    /** Path and query of this host; the root where the path could be read as another host's. */
    private static String returnPath(String path, @Nullable String query) {
        return isPath(path) ? path + (query == null ? "" : "?" + query) : "/";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
