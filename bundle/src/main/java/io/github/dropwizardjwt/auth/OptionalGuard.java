package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.token.TokenType;
import jakarta.ws.rs.container.ContainerRequestContext;

/** A method that takes a token or none. A token that is there and not good is refused all the same. */
record OptionalGuard(Authenticator authenticator) implements Guard {
    @Override
    public void admit(ContainerRequestContext request) {
        if (RequestToken.of(request).isEmpty()) {
            authenticator
                    .authenticate(request, new BearerHeader(), TokenType.AUTH)
                    .ifPresent(token -> RequestToken.setFound(request, authenticator, token));
        }
    }
}
