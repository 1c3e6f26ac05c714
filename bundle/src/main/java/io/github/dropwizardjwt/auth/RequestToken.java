package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;

/** The verified token of a request: kept with the request, and its principal. */
final class RequestToken {
    private static final String PROPERTY = RequestToken.class.getName();

    private RequestToken() {}

    static Optional<Token> of(ContainerRequestContext request) {
        return Optional.ofNullable((Token) request.getProperty(PROPERTY));
    }

    static void set(ContainerRequestContext request, Token token) {
        request.setProperty(PROPERTY, token);
        SecurityContext before = request.getSecurityContext();
        request.setSecurityContext(new TokenSecurityContext(token, before != null && before.isSecure()));
    }
}
