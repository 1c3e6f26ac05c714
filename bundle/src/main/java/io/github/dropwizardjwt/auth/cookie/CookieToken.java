package io.github.dropwizardjwt.auth.cookie;

import io.github.dropwizardjwt.auth.requirement.RequestHeaders;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A token that a request carries in a cookie. Kept as a property of the request, for its response. Not thread-safe. */
public final class CookieToken {
    private static final String PROPERTY = CookieToken.class.getName();

    private final ContainerRequestContext request;
    private final RequestHeaders headers;
    private final CookieGuard guard;
    private @Nullable Token token;
    private @Nullable Reason rejection;

    CookieToken(ContainerRequestContext request, RequestHeaders headers, CookieGuard guard) {
        this.request = request;
        this.headers = headers;
        this.guard = guard;
    }

    /** Has the response renew the token, or remove it. */
    void followUp() {
        request.setProperty(PROPERTY, this);
    }

    /** That of a request; properties are attributes of the servlet request, which a forward keeps. */
    static Optional<CookieToken> of(ContainerRequestContext request) {
        return Optional.ofNullable((CookieToken) request.getProperty(PROPERTY))
                .filter(cookie -> cookie.request == request);
    }

    /**
     * Called when the token is verified.
     *
     * @param verified the token
     * @throws io.github.dropwizardjwt.token.TokenRejectedException if the request changes something, must have a CSRF
     *     token, and does not have that of the token's session
     */
    public void verified(Token verified) {
        if (!CrossOriginCheck.isSafe(request.getMethod())) {
            guard.checkCsrfToken(headers, verified);
        }
        this.token = verified;
    }

    /**
     * Called when a guard rejects a request.
     *
     * @param request the request, with a token in a cookie or without
     * @param reason why
     */
    public static void rejected(ContainerRequestContext request, Reason reason) {
        of(request).ifPresent(cookie -> cookie.rejection = reason);
    }

    /** Why a guard has rejected the request; empty where none has. */
    Optional<Reason> rejection() {
        return Optional.ofNullable(rejection);
    }

    /** The token; empty where it is not valid. */
    Optional<Token> token() {
        return Optional.ofNullable(token);
    }
}
