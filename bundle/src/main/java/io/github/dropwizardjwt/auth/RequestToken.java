package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;

/** The verified token of a request: kept with the request, and its principal. */
final class RequestToken {
    private static final String TOKEN = RequestToken.class.getName();
    private static final String DEMANDED = TOKEN + ".demanded";

    private RequestToken() {}

    static Optional<Token> of(ContainerRequestContext request) {
        return Optional.ofNullable((Token) request.getProperty(TOKEN));
    }

    static void set(ContainerRequestContext request, Token token) {
        request.setProperty(TOKEN, token);
        SecurityContext before = request.getSecurityContext();
        request.setSecurityContext(new TokenSecurityContext(token, before != null && before.isSecure()));
    }

    /** Whether a guard has let the request in because of its token, and not just found one. */
    static boolean isDemanded(ContainerRequestContext request) {
        return request.getProperty(DEMANDED) != null;
    }

    static void setDemanded(ContainerRequestContext request, Token token) {
        set(request, token);
        request.setProperty(DEMANDED, true);
    }
}
