package io.github.dropwizardjwt.config.key;

import io.github.dropwizardjwt.config.SettingException;
import io.github.dropwizardjwt.key.rotation.KeyRotation;
import java.time.Clock;

/** Loads this service's own keys from where they are: in the section itself, or in a directory. */
interface LocalKeysLoader {
    /**
     * Checks the settings and the keys they give, without making any.
     *
     * @throws SettingException if they contradict each other or give no usable keys
     */
    void check();

    /**
     * Loads the keys, and makes one first where that is configured and there is none.
     *
     * @throws SettingException as {@link #check()}, or if it cannot be made
     */
    LocalKeys load(Clock clock);

    /**
     * Loads the keys that are there.
     *
     * @throws SettingException as {@link #check()}, also where a key would have to be made
     */
    LocalKeys existing(Clock clock);

    /**
     * What makes new keys.
     *
     * @throws SettingException where keys are replaced by hand
     */
    KeyRotation rotation(Clock clock);
}
