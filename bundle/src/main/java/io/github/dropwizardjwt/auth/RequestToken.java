package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;

/**
 * The verified token of a request: kept with the request, and its principal.
 *
 * @param request for which it was verified
 * @param authenticator who verified it; others may look closer
 * @param demanded whether a guard has let the request in because of it, and not just found it
 */
record RequestToken(ContainerRequestContext request, Authenticator authenticator, Token token, boolean demanded) {
    private static final String PROPERTY = RequestToken.class.getName();

    static Optional<Token> of(ContainerRequestContext request) {
        return held(request).map(RequestToken::token);
    }

    /** Which another guard of the request has had verified by the same authenticator. */
    static Optional<Token> verifiedBy(Authenticator authenticator, ContainerRequestContext request) {
        // Cheaper to ask than the properties, and nearly always the answer: no guard has come before.
        if (!(request.getSecurityContext() instanceof TokenSecurityContext)) {
            return Optional.empty();
        }
        return held(request)
                .filter(held -> held.authenticator.equals(authenticator))
                .map(RequestToken::token);
    }

    /** Whether a guard has let the request in because of its token. */
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

    /** Properties are attributes of the servlet request, which a forward keeps: what they hold may be of another one. */
    private static Optional<RequestToken> held(ContainerRequestContext request) {
        return Optional.ofNullable((RequestToken) request.getProperty(PROPERTY))
                .filter(held -> held.request == request);
    }
}
