package io.github.dropwizardjwt.auth.error;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import java.util.Set;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.server.model.Invocable;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.glassfish.jersey.uri.UriTemplate;
import org.jspecify.annotations.Nullable;

/**
 * What was matched for a request: text of the application, never of the client.
 *
 * @param verb the HTTP method; {@code *} for an unusual one that no resource method has
 * @param template the path template, below the base path, or the guarded path outside Jersey; empty where nothing was
 *     matched
 * @param resource the resource method, or the innermost locator while there is none; {@code guard} outside Jersey;
 *     empty where nothing was matched
 */
public record MatchedRoute(String verb, String template, String resource) {
    /** RFC 9110 §9, RFC 5789. Locators are matched for any method, whatever its name. */
    private static final Set<String> USUAL =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT", "TRACE");

    /** A path outside Jersey, which the application has guarded. */
    static MatchedRoute outsideJersey(String method, String guard) {
        return new MatchedRoute(USUAL.contains(method) ? method : "*", guard, "guard");
    }

    /**
     * What Jersey has matched.
     *
     * @param request the request
     * @return the resource method, or the innermost locator so far
     */
    public static MatchedRoute of(ContainerRequestContext request) {
        ResourceMethod method = null;
        ResourceMethod matched = null;
        String template = "";
        if (request.getUriInfo() instanceof ExtendedUriInfo uri) {
            method = uri.getMatchedResourceMethod();
            matched = method == null ? first(uri.getMatchedResourceLocators()) : method;
            template = matched == null ? "" : template(uri);
        }
        String verb = request.getMethod();
        return new MatchedRoute(
                method != null || USUAL.contains(verb) ? verb : "*",
                template,
                matched == null ? "" : name(matched.getInvocable()));
    }

    private static @Nullable ResourceMethod first(List<ResourceMethod> innermostFirst) {
        return innermostFirst.isEmpty() ? null : innermostFirst.get(0);
    }

    /** The base path has context path and {@code rootPath}; the templates come innermost first. */
    private static String template(ExtendedUriInfo uri) {
        StringBuilder path = new StringBuilder(uri.getBaseUri().getRawPath());
        List<UriTemplate> templates = uri.getMatchedTemplates();
        for (int i = templates.size() - 1; i >= 0; i--) {
            String part = templates.get(i).getTemplate();
            boolean slashes = endsWithSlash(path) && part.startsWith("/");
            path.append(slashes ? part.substring(1) : part);
        }
        return path.toString();
    }

    private static boolean endsWithSlash(StringBuilder path) {
        return !path.isEmpty() && path.charAt(path.length() - 1) == '/';
    }

    private static String name(Invocable invocable) {
        return invocable.getHandler().getHandlerClass().getSimpleName() + "#"
                + invocable.getHandlingMethod().getName();
    }

    /** For logs. */
    @Override
    public String toString() {
        return resource.isEmpty() ? verb + " (no resource)" : verb + " " + template + " (" + resource + ")";
    }
}
