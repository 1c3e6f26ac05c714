package io.github.dropwizardjwt;

import io.github.dropwizardjwt.auth.CurrentToken;
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
}
