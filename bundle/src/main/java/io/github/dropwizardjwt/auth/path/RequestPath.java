package io.github.dropwizardjwt.auth.path;

import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Request;

/**
 * The path of a request within its context, in both forms by which something is chosen: WebSockets by the canonical
 * one, servlets by the decoded one. They differ only where {@code uriCompliance} was relaxed.
 *
 * @param canonical without dot segments and path parameters, with the encoding of reserved characters
 * @param decoded decoded, too
 * @param ambiguous whether it could be read as another path
 */
record RequestPath(String canonical, String decoded, boolean ambiguous) {
    static RequestPath of(Request request) {
        String canonical = Request.getPathInContext(request);
        ServletContextRequest servlet = Request.asInContext(request, ServletContextRequest.class);
        return new RequestPath(
                canonical,
                servlet == null ? canonical : servlet.getDecodedPathInContext(),
                request.getHttpURI().hasViolations());
    }

    /** Whether one of its forms matches: what is chosen by that form is guarded. */
    boolean isIn(PathPattern pattern) {
        return pattern.matches(canonical) || pattern.matches(decoded);
    }

    /** Whether it means a path of the pattern and nothing else. */
    boolean isOnlyIn(PathPattern pattern) {
        return !ambiguous && pattern.matches(canonical) && pattern.matches(decoded);
    }
}
