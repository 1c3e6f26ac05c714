package io.github.dropwizardjwt.auth.path;

import io.github.dropwizardjwt.auth.principal.Caller;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.security.Principal;
import java.util.Set;
import javax.security.auth.Subject;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.security.AuthenticationState;
import org.eclipse.jetty.security.UserIdentity;
import org.eclipse.jetty.security.authentication.LoginAuthenticator;
import org.eclipse.jetty.server.Request;

/**
 * The caller, as servlets and WebSockets see it: {@code getUserPrincipal()} is the {@link Token}.
 *
 * @param caller the caller
 */
record CallerIdentity(Caller caller) implements UserIdentity {
    /** Sets it, for this request only. */
    static void set(Request request, Caller caller) {
        AuthenticationState.setAuthenticationState(
                request, new LoginAuthenticator.UserAuthenticationSucceeded("Bearer", new CallerIdentity(caller)));
    }

    @Override
    public Subject getSubject() {
        return new Subject(true, Set.of(caller.token()), Set.of(), Set.of());
    }

    @Override
    public Principal getUserPrincipal() {
        return caller.token();
    }

    /**
     * Whether the caller has a role, as in Jersey.
     *
     * @throws HttpException.RuntimeException if the look-up fails; Jetty answers with its status, 503
     */
    @Override
    public boolean isUserInRole(String role) {
        try {
            return caller.hasRole(role);
        } catch (TokenUnavailableException e) {
            throw new HttpException.RuntimeException(HttpStatus.SERVICE_UNAVAILABLE_503, e);
        }
    }
}
