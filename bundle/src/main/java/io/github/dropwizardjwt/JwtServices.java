package io.github.dropwizardjwt;

import io.github.dropwizardjwt.auth.CurrentToken;
import io.github.dropwizardjwt.auth.cookie.TokenCookies;
import io.github.dropwizardjwt.auth.explain.Explanation;
import io.github.dropwizardjwt.auth.explain.RequestDescription;
import io.github.dropwizardjwt.auth.route.Routes;
import io.github.dropwizardjwt.session.SessionManager;
import io.github.dropwizardjwt.token.TokenManager;
import org.jspecify.annotations.Nullable;

/** What a {@link JwtBundle} has for the application, once Dropwizard has run it. Not thread-safe until then. */
abstract class JwtServices {
    @Nullable
    RunningService service;

    JwtServices() {}

    /**
     * The application's token manager, which {@code @Inject TokenManager} injects, too.
     *
     * @return issues and verifies tokens
     * @throws IllegalStateException before Dropwizard has run the bundle; {@code Application.run} is called after that
     */
    public TokenManager tokens() {
        return RunningService.required(service, "tokens()").tokens();
    }

    /**
     * The application's session manager, which {@code @Inject SessionManager} injects, too.
     *
     * @return opens, refreshes and ends sessions
     * @throws IllegalStateException before Dropwizard has run the bundle, or if no sessions are configured
     */
    public SessionManager sessions() {
        return RunningService.required(service, "sessions()").requiredSessions();
    }

    /**
     * The cookies in which browsers keep their tokens: {@code return jwt.cookies().issue(pair)} after a login.
     *
     * @return writes them
     * @throws IllegalStateException before Dropwizard has run the bundle, or if no cookies are configured
     */
    public TokenCookies cookies() {
        return RunningService.required(service, "cookies()").requiredCookies();
    }

    /**
     * The token of the current thread's request, for code below resources; {@code @Inject CurrentToken} injects it,
     * too.
     *
     * @return what to pass to services
     * @throws IllegalStateException before Dropwizard has run the bundle
     */
    public CurrentToken currentToken() {
        return RunningService.required(service, "currentToken()").currentToken();
    }

    /**
     * The application's routes, each with the rule that is enforced: resource methods, guarded paths and servlets.
     *
     * @return the routes
     * @throws IllegalStateException before the server has started
     */
    public Routes routes() {
        return RunningService.required(service, "routes()").routes();
    }

    /**
     * Explains what would come of a request for a resource method, by asking the guards themselves, and without calling
     * the method. Nothing is counted or reported; filters of the application that precede the guards, sub-resource
     * locators, checks and look-ups are called as for a client.
     *
     * @param method its HTTP method
     * @param path its path, encoded, with the context path and {@code rootPath}; a query may follow
     * @param token its token, which is then in the header or cookie where the route looks for it; null or empty for
     *     none
     * @return the explanation
     * @throws IllegalArgumentException if the path is not that of a URI, or not below that of Jersey
     * @throws IllegalStateException before the server has started
     */
    public Explanation explain(String method, String path, @Nullable String token) {
        return explain(RequestDescription.withToken(method, path, token));
    }

    /**
     * Explains a request with certain headers, as {@link #explain(String, String, String)} does.
     *
     * @param request the request
     * @return the explanation
     * @throws IllegalArgumentException if the path is not that of a URI, or not below that of Jersey
     * @throws IllegalStateException before the server has started
     */
    public Explanation explain(RequestDescription request) {
        return RunningService.required(service, "explain()").serviceRoutes().explain(request);
    }
}
