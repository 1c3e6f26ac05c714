package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenRejectedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Set;

/**
 * {@code @RolesAllowed} and {@code @DenyAll} on top of what the token must be: a role is a scope, and one of them is
 * enough. Jersey's own filter for them does not see those of superclasses, locators and overridden methods.
 *
 * @param token what the token must be
 * @param allowed the roles; empty where nobody is let in
 */
record RolesGuard(Guard token, Set<String> allowed) implements Guard {
    @Override
    public void admit(ContainerRequestContext request) {
        token.admit(request);
        Token held = RequestToken.of(request).orElseThrow();
        if (!hasAny(held)) {
            throw new TokenRejectedException(Reason.ROLE_MISSING, held);
        }
    }

    private boolean hasAny(Token held) {
        for (String role : allowed) {
            if (held.hasScope(role)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Set<String> parameters() {
        return token.parameters();
    }

    @Override
    public String scopeNames() {
        return token.scopeNames();
    }
}
