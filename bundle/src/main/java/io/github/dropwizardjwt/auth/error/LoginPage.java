package io.github.dropwizardjwt.auth.error;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

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

    /** The redirection of a request for a page; empty for any other request. */
    Optional<Response> redirection(ContainerRequestContext request) {
        URI requested = request.getUriInfo().getRequestUri();
        if (!READING.contains(request.getMethod()) || path.equals(requested.getRawPath()) || !isForPage(request)) {
            return Optional.empty();
        }
        return Optional.of(Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, path + "?next=" + encoded(returnPath(requested)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                // Without any body Jersey would hand a locator's response to the application's exception mappers.
                .entity("")
                .build());
    }

    /** Browsers name the type when they open a page, and say so in Sec-Fetch-Mode if they know the header. */
    private static boolean isForPage(ContainerRequestContext request) {
        String mode = request.getHeaderString("Sec-Fetch-Mode");
        return (mode == null || mode.equals("navigate")) && accepts(request);
    }

    private static boolean accepts(ContainerRequestContext request) {
        try {
            return request.getAcceptableMediaTypes().stream()
                    .anyMatch(type -> type.getType().equalsIgnoreCase(MediaType.TEXT_HTML_TYPE.getType())
                            && type.getSubtype().equalsIgnoreCase(MediaType.TEXT_HTML_TYPE.getSubtype()));
        } catch (RuntimeException e) {
            return false; // An Accept header that Jersey cannot read.
        }
    }

    /** Path and query of this host; the root where the path could be read as another host's. */
    private static String returnPath(URI requested) {
        String path = requested.getRawPath();
        String query = requested.getRawQuery();
        return isPath(path) ? path + (query == null ? "" : "?" + query) : "/";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
