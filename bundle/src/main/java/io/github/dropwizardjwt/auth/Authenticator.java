package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.auth.cookie.CookieGuard;
import io.github.dropwizardjwt.auth.cookie.CookieToken;
import io.github.dropwizardjwt.auth.explain.ExplainedRequest;
import io.github.dropwizardjwt.auth.principal.Principals;
import io.github.dropwizardjwt.auth.requirement.RequestHeaders;
import io.github.dropwizardjwt.auth.requirement.TokenSource;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenType;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Finds and verifies the token of a request.
 *
 * @param verification verifies a text as a token of a type
 * @param principals whom tokens stand for
 * @param cookies admits tokens from cookies
 */
record Authenticator(BiFunction<String, TokenType, Token> verification, Principals principals, CookieGuard cookies) {
    /**
     * Authenticates a request.
     *
     * @return the verified token; empty where the request carries none
     * @throws TokenRejectedException if its token is invalid, of another type, or in a cookie that a page of another
     *     origin had the browser send
     */
    Optional<Token> authenticate(ContainerRequestContext request, TokenSource source, TokenType type) {
        RequestHeaders headers = ExplainedRequest.headersOf(request, source);
        String text = ExplainedRequest.find(request, headers, source);
        if (text == null) {
            return Optional.empty();
        }
        CookieToken cookie = cookies.admit(request, headers, source);
        // Guards of locators and of methods below them see the same token, so it is verified once.
        Token token = RequestToken.verifiedBy(this, request)
                .filter(held -> held.signed().equals(text))
                .orElseGet(() -> verified(text, source, type));
        // A token that another guard has verified may be of the type which that one demands.
        if (token.type() != type) {
            throw new TokenRejectedException(Reason.WRONG_TYPE, token);
        }
        if (cookie != null) {
            cookie.verified(token);
        }
        if (request instanceof ExplainedRequest explained) {
            explained.evaluation().verified(token);
        }
        return Optional.of(token);
    }

    private Token verified(String text, TokenSource source, TokenType type) {
        try {
            return verification.apply(text, type);
        } catch (TokenRejectedException e) {
            source.checkForm(text);
            throw e;
        }
    }
}
