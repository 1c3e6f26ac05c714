package io.github.dropwizardjwt.auth.error;

import com.github.benmanes.caffeine.cache.Ticker;
import io.github.dropwizardjwt.auth.explain.ExplainedRequest;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.glassfish.jersey.server.ContainerRequest;
import org.jspecify.annotations.Nullable;

/**
 * Creates the responses to rejected requests (RFC 6750 §3), with fixed texts and nothing from the token, and reports
 * what was decided to the log and the listener. Thread-safe.
 */
public final class ErrorResponses {
    /** What a quoted string of RFC 6750 §3 holds without escapes. */
    private static final Pattern REALM = Pattern.compile("[\\x20\\x21\\x23-\\x5B\\x5D-\\x7E]+");

    private final String realm;
    private final CheckedErrorHandler handler;
    private final @Nullable LoginPage loginPage;
    private final DecisionReports reports;
    private final OutageLog outages = new OutageLog(Ticker.systemTicker());

    /**
     * The responses of one application.
     *
     * @param realm the realm of its challenges
     * @param handler customizes the responses
     * @param reports the reports of decisions
     * @param loginPage the path to which requests for pages are redirected instead of a 401; null for none
     */
    public ErrorResponses(
            String realm, TokenErrorHandler handler, DecisionReports reports, @Nullable String loginPage) {
        this.realm = realm;
        this.reports = reports;
        this.handler = new CheckedErrorHandler(handler);
        this.loginPage = loginPage == null ? null : new LoginPage(loginPage);
    }

    /**
     * Whether a text is a valid realm (RFC 9110 §11.5, RFC 6750 §3).
     *
     * @param text the text
     * @return whether it is printable ASCII without quotes and backslashes, and not empty
     */
    public static boolean isRealm(String text) {
        return REALM.matcher(text).matches();
    }

    /**
     * Whether a text can be the path of a login page.
     *
     * @param text the text
     * @return whether it is an absolute path on this host, without query and fragment
     */
    public static boolean isLoginPage(String text) {
        return LoginPage.isPath(text);
    }

    /**
     * Registers exception mappers for resource methods that verify tokens themselves: their exceptions give the same
     * responses.
     *
     * @param context where the mappers are registered
     * @param request the current request
     */
    public void registerMappers(FeatureContext context, Supplier<ContainerRequest> request) {
        context.register(new TokenExceptionMappers.OfRejected(this, request));
        context.register(new TokenExceptionMappers.OfUnavailable(this, request));
        // Asked before the application's own mappers of these exceptions, which keep all that is not ours.
        context.register(new TokenExceptionMappers.OfCompletion(this, request), Priorities.AUTHENTICATION);
        context.register(new TokenExceptionMappers.OfExecution(this, request), Priorities.AUTHENTICATION);
    }

    /**
     * Answers a request whose token was rejected.
     *
     * @param request the request
     * @param e the rejection
     * @param scopeNames the scopes that the resource demands, separated by spaces; empty for none
     * @return the response
     */
    public Response rejected(ContainerRequestContext request, TokenRejectedException e, String scopeNames) {
        if (request instanceof ExplainedRequest explained) {
            explained.evaluation().rejected(e);
        } else {
            reports.rejected(MatchedRoute.of(request), e);
        }
        BearerError error = BearerError.of(e.reason());
        AcceptedTypes accept = AcceptedTypes.of(request);
        if (loginPage != null && error.status() == Response.Status.UNAUTHORIZED) {
            Optional<String> location = location(loginPage, request, accept);
            if (location.isPresent()) {
                return response(ErrorReply.redirection(location.get()));
            }
        }
        ErrorReply reply = ErrorReply.of(error, error.challenge(realm, e.reason(), scopeNames), accept);
        return handler.handle(request, e.reason(), response(reply));
    }

    /**
     * Answers a request whose token cannot be checked now.
     *
     * @param request the request
     * @param e the outage
     * @return the response
     */
    public Response unavailable(ContainerRequestContext request, TokenUnavailableException e) {
        if (request instanceof ExplainedRequest explained) {
            explained.evaluation().unavailable(e);
        } else {
            outages.warn(e, () -> MatchedRoute.of(request));
        }
        ErrorReply reply = ErrorReply.of(BearerError.UNAVAILABLE, AcceptedTypes.of(request));
        return handler.handle(request, Reason.UNAVAILABLE, response(reply));
    }

    /**
     * Reports a request that a resource method's guard admitted with a token. Called with each of them, so it allocates
     * nothing unless a listener asks for the route.
     *
     * @param request the request
     * @param token the verified token
     */
    public void accepted(ContainerRequestContext request, Token token) {
        reports.accepted(token, request, MatchedRoute::of);
    }

    /**
     * Reports a request that was admitted only because of an override.
     *
     * @param request the request
     * @param token the verified token
     * @param waived why it would have been rejected
     */
    public void overridden(ContainerRequestContext request, Token token, Reason waived) {
        if (!(request instanceof ExplainedRequest)) {
            reports.overridden(MatchedRoute.of(request), token, waived);
        }
    }

    private static Optional<String> location(LoginPage page, ContainerRequestContext request, AcceptedTypes accept) {
        URI requested = request.getUriInfo().getRequestUri();
        return page.location(
                request.getMethod(),
                requested.getRawPath(),
                requested.getRawQuery(),
                request.getHeaders()::get,
                accept);
    }

    private static Response response(ErrorReply reply) {
        // Without any body, be it empty, Jersey would hand a locator's response to the application's exception mappers.
        Response.ResponseBuilder response = Response.status(reply.status()).entity(reply.body());
        reply.headers().forEach(response::header);
        return response.build();
    }
}
