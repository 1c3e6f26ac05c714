package io.github.dropwizardjwt.cli;

import io.dropwizard.configuration.ConfigurationException;
import io.github.dropwizardjwt.key.rotation.KeyRotation;
import io.github.dropwizardjwt.key.rotation.KeySchedule;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenType;
import org.jspecify.annotations.Nullable;

/** What the configuration of an application says about tokens and keys. Keys that are not there are not made. */
public interface ConfiguredService {
    /**
     * Makes it of what the configuration file says.
     *
     * @param <C> the application's configuration
     */
    @FunctionalInterface
    interface Factory<C> {
        /**
         * The application as its configuration has it.
         *
         * @param configuration the whole configuration
         * @return its service
         * @throws ConfigurationException if a setting is not usable
         */
        ConfiguredService of(C configuration) throws ConfigurationException;
    }

    /**
     * Issues a token as a login of the application does. Where it has sessions, one is opened in its store.
     *
     * @param type the type
     * @param subject the subject
     * @param scope what the auth token allows, or those of the session; null for none
     * @return the token
     * @throws IllegalArgumentException if a setting or a key is not usable, there is no key, the subject is malformed, a
     *     refresh token without session is to have a scope, or no command can reach the sessions
     * @throws IllegalStateException if the store of sessions cannot be reached
     */
    Token issue(TokenType type, String subject, @Nullable String scope);

    /**
     * Verifies a token as the application does.
     *
     * @param token its text
     * @return the token
     * @throws TokenRejectedException if the application would reject it
     * @throws IllegalArgumentException if a setting or a key is not usable, there is no key, or no command can reach the
     *     sessions
     * @throws IllegalStateException if the store of sessions cannot be reached, or the keys of the token's issuer cannot
     *     be fetched
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
     * Makes new keys.
     *
     * @return what puts keys into the application's key directory
     * @throws IllegalArgumentException if it has none, or a setting is not usable
     */
    KeyRotation rotation();
}
