package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.auth.explain.ExplainedRequest;
import io.github.dropwizardjwt.auth.principal.Principals;
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
 */
record Authenticator(BiFunction<String, TokenType, Token> verification, Principals principals) {
    /**
     * Authenticates a request.
     *
     * @return the verified token; empty where the request carries none
     * @throws TokenRejectedException if its token is invalid, or of another type
     */
    Optional<Token> authenticate(ContainerRequestContext request, TokenSource source, TokenType type) {
        String text = ExplainedRequest.find(request, source);
        if (text == null) {
            return Optional.empty();
        }
        // Guards of locators and of methods below them see the same token, so it is verified once.
        Token token = RequestToken.verifiedBy(this, request)
                .filter(held -> held.signed().equals(text))
                .orElseGet(() -> verified(text, source, type));
        // A token that another guard has verified may be of the type which that one demands.
        if (token.type() != type) {
            throw new TokenRejectedException(Reason.WRONG_TYPE, token);
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
