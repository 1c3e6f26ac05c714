package io.github.dropwizardjwt.auth.principal;

import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.util.Objects;
import java.util.function.Function;

/**
 * A look-up of the application. If it fails, the request is answered with 503: what the caller may do is not known.
 *
 * @param name for messages
 * @param function the application's code
 */
record Lookup<T>(String name, Function<? super Token, ? extends T> function) implements Function<Token, T> {
    @Override
    public T apply(Token token) {
        try {
            return Objects.requireNonNull(function.apply(token), "null");
        } catch (TokenRejectedException | TokenUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            // The message of the application's exception may quote values.
            throw new TokenUnavailableException(
                    name + " failed with " + e.getClass().getName(), e);
        }
    }
}
