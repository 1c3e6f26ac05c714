package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.auth.principal.Caller;
import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The verified token of a request, kept as a property of the request and as its principal.
 *
 * @param request the request that carries it
 * @param authenticator verified it; another one may check more
 * @param caller the token, and whom it stands for
 * @param demanded whether a guard has demanded it, and not just accepted it
 */
record RequestToken(ContainerRequestContext request, Authenticator authenticator, Caller caller, boolean demanded) {
    private static final String PROPERTY = RequestToken.class.getName();

    static Optional<Token> of(ContainerRequestContext request) {
        return held(request).map(RequestToken::token);
    }

    static Optional<Caller> callerOf(ContainerRequestContext request) {
        return held(request).map(RequestToken::caller);
    }

    private Token token() {
        return caller.token();
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

    /** Sets a token that a guard has accepted, where the request may also come without one. */
    static void setFound(ContainerRequestContext request, Authenticator authenticator, Token token) {
        set(request, authenticator, token, false);
    }

    static void setDemanded(ContainerRequestContext request, Authenticator authenticator, Token token) {
        set(request, authenticator, token, true);
    }

    private static void set(
            ContainerRequestContext request, Authenticator authenticator, Token token, boolean demanded) {
        SecurityContext before = request.getSecurityContext();
        Caller caller = caller(before, authenticator, token);
        request.setProperty(PROPERTY, new RequestToken(request, authenticator, caller, demanded));
        request.setSecurityContext(new TokenSecurityContext(caller, before));
    }

    /** What was looked up for the guard of a locator is not looked up again. */
    private static Caller caller(@Nullable SecurityContext before, Authenticator authenticator, Token token) {
        return before instanceof TokenSecurityContext context
                        && context.caller().token().signed().equals(token.signed())
                ? context.caller()
                : authenticator.principals().callerOf(token);
    }

    /**
     * Properties are attributes of the servlet request, which a forward keeps, so the token may be of another request.
     */
    private static Optional<RequestToken> held(ContainerRequestContext request) {
        return Optional.ofNullable((RequestToken) request.getProperty(PROPERTY))
                .filter(held -> held.request == request);
    }
}
