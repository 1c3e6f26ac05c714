package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.auth.principal.Caller;
import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;

/**
 * The security context of a request with a token, which is the principal.
 *
 * @param caller the token and its roles
 * @param before the context that it replaces
 */
record TokenSecurityContext(Caller caller, @Nullable SecurityContext before) implements SecurityContext {
    @Override
    public Token getUserPrincipal() {
        return caller.token();
    }

    @Override
    public boolean isUserInRole(String role) {
        return caller.hasRole(role);
    }

    /** Whether the request came over TLS. Looked up when asked for, which is rare and not cheap. */
    @Override
    public boolean isSecure() {
        return before != null && before.isSecure();
    }

    @Override
    public String getAuthenticationScheme() {
        return "Bearer";
    }
}
