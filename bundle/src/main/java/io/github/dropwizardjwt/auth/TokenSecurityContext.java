package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;

/**
 * The security context of a request with a token: the token is the principal, and its scopes are the roles.
 *
 * @param token the principal
 * @param before the context that it replaces
 */
record TokenSecurityContext(Token token, @Nullable SecurityContext before) implements SecurityContext {
    @Override
    public Token getUserPrincipal() {
        return token;
    }

    @Override
    public boolean isUserInRole(String role) {
        return token.hasScope(role);
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
