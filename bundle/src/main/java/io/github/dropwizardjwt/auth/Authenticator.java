package io.github.dropwizardjwt.auth;

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
 * @param verification from the text of a token of a certain type to the token
 */
record Authenticator(BiFunction<String, TokenType, Token> verification) {
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
                .orElseGet(() -> verified(text, source, type));
        // What another guard has had verified may be of the type that it asks for.
        if (token.type() != type) {
            throw new TokenRejectedException(Reason.WRONG_TYPE, token);
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
