package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;

/**
 * The token as Jakarta RESTful Web Services sees it: a principal whose roles are the scopes it has.
 *
 * @param token the principal
 * @param before that of the request without it
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

    /** Whether the request came over TLS. Seldom asked for, and not cheap. */
    @Override
    public boolean isSecure() {
        return before != null && before.isSecure();
    }

    @Override
    public String getAuthenticationScheme() {
        return "Bearer";
    }
}
