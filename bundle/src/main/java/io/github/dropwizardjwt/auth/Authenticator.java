package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenType;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds and verifies the token of a request.
 *
 * @param verification from text to token
 */
record Authenticator(Function<String, Token> verification) {
    /**
     * The verified token.
     *
     * @return empty where the request carries none
     * @throws TokenRejectedException if it carries one that is not good, or of another type
     */
    Optional<Token> authenticate(ContainerRequestContext request, TokenSource source, TokenType type) {
        String text = source.find(request);
        if (text == null) {
            return Optional.empty();
        }
        // Locators and the methods below them ask one after the other; the answer must be one.
        Token token = RequestToken.verifiedBy(this, request)
                .filter(held -> held.signed().equals(text))
                .orElseGet(() -> verified(text, source));
        if (token.type() != type) {
            throw new TokenRejectedException(Reason.WRONG_TYPE, token);
        }
        return Optional.of(token);
    }

    private Token verified(String text, TokenSource source) {
        try {
            return verification.apply(text);
        } catch (TokenRejectedException e) {
            source.checkForm(text);
            throw e;
        }
    }
}
