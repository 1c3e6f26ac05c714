package io.github.dropwizardjwt.auth.path;

import io.github.dropwizardjwt.token.Token;
import java.util.function.Function;

/**
 * The text of a token or ticket.
 *
 * @param text the text
 * @param verification verifies it, or redeems it
 */
record Presented(String text, Function<String, Token> verification) {
    /**
     * Verifies the text.
     *
     * @throws io.github.dropwizardjwt.token.TokenRejectedException if it is not valid
     * @throws io.github.dropwizardjwt.token.TokenUnavailableException if that cannot be decided now
     */
    Token verified() {
        return verification.apply(text);
    }
}
