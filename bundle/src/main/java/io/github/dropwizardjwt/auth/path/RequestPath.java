package io.github.dropwizardjwt.auth.path;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.regex.Pattern;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * The path of a request within its context, in both forms by which something is chosen: WebSockets by the canonical
 * one, servlets by the decoded one. They differ only where {@code uriCompliance} was relaxed.
 *
 * @param canonical without dot segments and path parameters, with the encoding of reserved characters; null if dot or
 *     empty segments are left
 * @param decoded decoded, too; null likewise
 * @param written decoded as it was written, which is how Jersey reads a path whose URI could be read as another one;
 *     else as {@code decoded}
 * @param ambiguous whether the URI could be read as another path
 */
record RequestPath(
        @Nullable String canonical,
        @Nullable String decoded,
        @Nullable String written,
        boolean ambiguous) {
    private static final Pattern PATH_PARAMETERS = Pattern.compile(";[^/]*");

    /**
     * Segments that a servlet may resolve, and be at another path than the guard has seen. Jetty 12.1.5 leaves dot
     * segments after a path parameter: {@code /public;/../private}.
     */
    private static final Pattern UNRESOLVED = Pattern.compile("//|/\\.{1,2}(/|$)|\\\\");

    /** A path that is not resolved is not used. */
    RequestPath {
        canonical = resolved(canonical);
        decoded = resolved(decoded);
    }

    static RequestPath of(Request request) {
        String canonical = Request.getPathInContext(request);
        ServletContextRequest servlet = Request.asInContext(request, ServletContextRequest.class);
        String decoded = servlet == null ? canonical : servlet.getDecodedPathInContext();
        boolean ambiguous = request.getHttpURI().hasViolations();
        return new RequestPath(canonical, decoded, ambiguous ? written(request) : decoded, ambiguous);
    }

    /** The path of a request that is explained, within a context. */
    static RequestPath of(HttpURI uri, String contextPath) {
        String canonical = ContextPath.within(contextPath, uri.getCanonicalPath());
        String decoded = ContextPath.within(contextPath, uri.getDecodedPath());
        return new RequestPath(canonical, decoded, decoded, uri.hasViolations());
    }

    private static @Nullable String written(Request request) {
        String path = PATH_PARAMETERS.matcher(request.getHttpURI().getPath()).replaceAll("");
        try {
            return ContextPath.within(
                    request.getContext().getContextPath(), URLDecoder.decode(path.replace("+", "%2B"), UTF_8));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable String resolved(@Nullable String path) {
        return path == null || UNRESOLVED.matcher(path).find() ? null : path;
    }

    /** Whether one of its forms matches: what is chosen by that form is guarded. So is a path that is not resolved. */
    boolean isIn(PathPattern pattern) {
        return canonical == null
                || decoded == null
                || written == null
                || pattern.matches(canonical)
                || pattern.matches(decoded)
                || pattern.matches(written);
    }

    /** Whether it means a path of the pattern and nothing else. */
    boolean isOnlyIn(PathPattern pattern) {
        return !ambiguous
                && canonical != null
                && decoded != null
                && pattern.matchesLiterally(canonical)
                && pattern.matchesLiterally(decoded);
    }
}
