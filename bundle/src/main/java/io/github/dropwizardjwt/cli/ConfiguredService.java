package io.github.dropwizardjwt.cli;

import io.github.dropwizardjwt.key.rotation.KeyRotation;
import io.github.dropwizardjwt.key.rotation.ScheduledKeys;
import io.github.dropwizardjwt.token.TokenManager;

/** What the configuration of an application says about tokens and keys. Keys that are not there are not made. */
public interface ConfiguredService {
    /**
     * Issues and verifies as the application does.
     *
     * @return a manager
     * @throws IllegalArgumentException if a setting or a key is not usable, or there is no key
     */
    TokenManager tokens();

    /**
     * The application's own keys.
     *
     * @return the keys and their times
     * @throws IllegalArgumentException if a setting or a key is not usable, or there is no key
     */
    ScheduledKeys keys();

    /**
     * Makes new keys.
     *
     * @return what puts keys into the application's key directory
     * @throws IllegalArgumentException if it has none, or a setting is not usable
     */
    KeyRotation rotation();
}
