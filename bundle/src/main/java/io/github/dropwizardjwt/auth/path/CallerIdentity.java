package io.github.dropwizardjwt.auth.path;

import io.github.dropwizardjwt.auth.principal.Caller;
import io.github.dropwizardjwt.token.Token;
import java.security.Principal;
import java.util.Set;
import javax.security.auth.Subject;
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
     * @throws io.github.dropwizardjwt.token.TokenUnavailableException if the look-up fails
     */
    @Override
    public boolean isUserInRole(String role) {
        return caller.hasRole(role);
    }
}
