package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.core.SecurityContext;

/**
 * The token as Jakarta RESTful Web Services sees it: a principal whose roles are the scopes it has.
 *
 * @param token the principal
 * @param isSecure whether the request came over TLS
 */
record TokenSecurityContext(Token token, boolean isSecure) implements SecurityContext {
    @Override
    public Token getUserPrincipal() {
        return token;
    }

    @Override
    public boolean isUserInRole(String role) {
        return token.hasScope(role);
    }

    @Override
    public String getAuthenticationScheme() {
        return "Bearer";
    }
}
