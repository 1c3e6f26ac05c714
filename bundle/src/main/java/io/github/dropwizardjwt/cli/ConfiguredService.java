package io.github.dropwizardjwt.cli;

import io.dropwizard.configuration.ConfigurationException;
import io.github.dropwizardjwt.key.rotation.KeyRotation;
import io.github.dropwizardjwt.key.rotation.KeySchedule;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenRejectedException;

/**
 * The tokens and keys of an application, as its configuration file describes them. Missing keys are not generated. Not
 * thread-safe.
 */
public interface ConfiguredService {
    /**
     * Creates the service from a configuration.
     *
     * @param <C> the application's configuration
     */
    @FunctionalInterface
    interface Factory<C> {
        /**
         * Creates the service.
         *
         * @param configuration the whole configuration
         * @return the service
         * @throws ConfigurationException if a setting is not usable
         */
        ConfiguredService of(C configuration) throws ConfigurationException;
    }

    /**
     * Issues a token as a login of the application does. If it has sessions, one is opened in its store.
     *
     * @param request describes the token
     * @return the token
     * @throws IllegalArgumentException if a setting or a key is not usable, there is no key, the subject, a claim or
     *     the maximum age is not possible, a scope or claim is given for a refresh token without a session, or the
     *     sessions are not accessible to commands
     * @throws IllegalStateException if the session store cannot be reached
     */
    Token issue(TokenRequest request);

    /**
     * Verifies a token as the application does.
     *
     * @param token its text
     * @return the token
     * @throws TokenRejectedException if the application would reject it
     * @throws IllegalArgumentException if a setting or a key is not usable, there is no key, or the sessions are not
     *     accessible to commands
     * @throws IllegalStateException if the session store cannot be reached, or the keys of the token's issuer cannot be
     *     fetched
     */
    Token verify(String token);

    /**
     * The application's own keys.
     *
     * @return the keys and their times
     * @throws IllegalArgumentException if a setting or a key is not usable, or there is no key
     */
    KeySchedule keys();

    /**
     * The rotation of the application's keys.
     *
     * @return the rotation, which puts new keys into the key directory
     * @throws IllegalArgumentException if it has none, or a setting is not usable
     */
    KeyRotation rotation();
}
