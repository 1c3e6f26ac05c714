package io.github.dropwizardjwt.auth.explain;

import io.github.dropwizardjwt.auth.explain.Step.Outcome;
import io.github.dropwizardjwt.auth.requirement.RequestHeaders;
import io.github.dropwizardjwt.auth.requirement.TokenSource;
import io.github.dropwizardjwt.auth.requirement.Trace;
import io.github.dropwizardjwt.auth.route.Route;
import io.github.dropwizardjwt.token.TokenRejectedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.security.Principal;
import java.util.OptionalInt;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ContainerRequest;
import org.jspecify.annotations.Nullable;

/**
 * A request that is evaluated to be explained, and never reaches a resource method. The guards decide about it like
 * about any other, and report what they do; no client can send one. Not thread-safe.
 */
public final class ExplainedRequest extends ContainerRequest {
    private static final URI HOST = URI.create("https://localhost");

    private final RequestDescription description;
    private final Evaluation evaluation;
    private boolean ended;

    /**
     * A request for Jersey.
     *
     * @param description describes it
     * @param base the base path of Jersey, with a slash at the end
     * @param configuration that of the application
     * @param evaluation records what the guards decide
     * @throws IllegalArgumentException if the target is no path and query of a URI
     */
    public ExplainedRequest(
            RequestDescription description, String base, Configuration configuration, Evaluation evaluation) {
        super(
                HOST.resolve(base),
                HOST.resolve(description.uri()),
                description.method(),
                new Nobody(),
                new MapPropertiesDelegate(),
                configuration);
        this.description = description;
        this.evaluation = evaluation;
        description.forEachHeader(this::header);
    }

    /**
     * The evaluation, which records what the guards decide.
     *
     * @return the evaluation
     */
    public Evaluation evaluation() {
        return evaluation;
    }

    /**
     * Who follows the evaluation of a request.
     *
     * @param request the request
     * @return {@link Trace#none()} for a request of a client
     */
    public static Trace traceOf(ContainerRequestContext request) {
        return request instanceof ExplainedRequest explained ? explained.evaluation : Trace.none();
    }

    /**
     * The headers in which a token is looked for.
     *
     * @param request the request
     * @param source where to look
     * @return those of the request; where it is explained with a token that has no place yet, those that carry it there
     */
    public static RequestHeaders headersOf(ContainerRequestContext request, TokenSource source) {
        String token = request instanceof ExplainedRequest explained ? explained.description.token() : null;
        return token == null ? request.getHeaders()::get : source.carrying(token);
    }

    /**
     * Finds the text of a token, as in a request of a client.
     *
     * @param request the request
     * @param headers {@link #headersOf} the request
     * @param source where to look
     * @return the text; null for none
     * @throws TokenRejectedException as {@link TokenSource#find} does
     */
    public static @Nullable String find(ContainerRequestContext request, RequestHeaders headers, TokenSource source) {
        return request instanceof ExplainedRequest explained
                ? explained.evaluation.find(headers, source)
                : source.find(headers);
    }

    /**
     * Ends a request that no guard protects.
     *
     * @param why the method is open, in words
     * @return the response to end with
     */
    public Response open(String why) {
        evaluation.add(Outcome.OK, why);
        return admitted();
    }

    /**
     * Ends a request that would reach its resource method now.
     *
     * @return the response to end with
     */
    public Response admitted() {
        ended = true;
        // Without any body, be it empty, the application's exception mappers would get it.
        return Response.ok("").build();
    }

    /**
     * What came of the request.
     *
     * @param response the status of the response that it got
     * @param route the route that was matched; null for none
     * @return the explanation
     */
    public Explanation explanation(int response, @Nullable Route route) {
        if (!ended && evaluation.reason().isEmpty()) {
            evaluation.add(Outcome.FAILED, other(response));
        }
        return evaluation.explanation(description, route, ended ? OptionalInt.empty() : OptionalInt.of(response));
    }

    /** Before a guard has found the token. */
    private record Nobody() implements SecurityContext {
        @Override
        public @Nullable Principal getUserPrincipal() {
            return null;
        }

        @Override
        public boolean isUserInRole(String role) {
            return false;
        }

        /** Whether a request comes over TLS is not explained. */
        @Override
        public boolean isSecure() {
            return true;
        }

        @Override
        public @Nullable String getAuthenticationScheme() {
            return null;
        }
    }

    /** A response that no guard has given. */
    private String other(int response) {
        if (getUriInfo().getMatchedResourceMethod() != null) {
            return "a filter of the application responds before a guard is asked";
        }
        return switch (response) {
            case 404 -> "no route has this path";
            case 405 -> "the route has no such method";
            case 406 -> "the route returns none of the accepted media types";
            case 415 -> "the route does not accept this media type";
            default -> "the application responds before a route is found";
        };
    }
}
