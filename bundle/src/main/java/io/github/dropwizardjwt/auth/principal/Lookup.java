package io.github.dropwizardjwt.auth.principal;

import io.github.dropwizardjwt.session.ApplicationFailures;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.util.Objects;
import java.util.function.Function;

/**
 * A look-up of the application. If it fails, the request is answered with 503: what the caller may do is not known.
 *
 * @param function the application's code
 * @param failures of that code
 */
record Lookup<T>(Function<? super Token, ? extends T> function, ApplicationFailures failures) {
    /**
     * Looks up.
     *
     * @throws TokenRejectedException if the application's code throws it
     * @throws TokenUnavailableException if the application's code throws it or any other exception, or returns null
     */
    T apply(Token token) {
        try {
            return Objects.requireNonNull(function.apply(token), "null");
        } catch (TokenRejectedException | TokenUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            throw failures.outage(e);
        }
    }
}
