package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;

/**
 * The verified token of a request, kept as a property of the request and as its principal.
 *
 * @param request the request that carries it
 * @param authenticator verified it; another one may check more
 * @param demanded whether a guard has demanded it, and not just accepted it
 */
record RequestToken(ContainerRequestContext request, Authenticator authenticator, Token token, boolean demanded) {
    private static final String PROPERTY = RequestToken.class.getName();

    static Optional<Token> of(ContainerRequestContext request) {
        return held(request).map(RequestToken::token);
    }

    /** The token that the same authenticator has verified for another guard of this request. */
    static Optional<Token> verifiedBy(Authenticator authenticator, ContainerRequestContext request) {
        // Cheaper than the properties, and nearly always enough: no other guard was asked before.
        if (!(request.getSecurityContext() instanceof TokenSecurityContext)) {
            return Optional.empty();
        }
        return held(request)
                .filter(held -> held.authenticator.equals(authenticator))
                .map(RequestToken::token);
    }

    /** Whether a guard has demanded the token and admitted the request. */
    static boolean isDemanded(ContainerRequestContext request) {
        return held(request).filter(RequestToken::demanded).isPresent();
    }

    static void setFound(ContainerRequestContext request, Authenticator authenticator, Token token) {
        set(new RequestToken(request, authenticator, token, false));
    }

    static void setDemanded(ContainerRequestContext request, Authenticator authenticator, Token token) {
        set(new RequestToken(request, authenticator, token, true));
    }

    private static void set(RequestToken held) {
        held.request.setProperty(PROPERTY, held);
        held.request.setSecurityContext(new TokenSecurityContext(held.token, held.request.getSecurityContext()));
    }

    /**
     * Properties are attributes of the servlet request, which a forward keeps, so the token may be of another request.
     */
    private static Optional<RequestToken> held(ContainerRequestContext request) {
        return Optional.ofNullable((RequestToken) request.getProperty(PROPERTY))
                .filter(held -> held.request == request);
    }
}
