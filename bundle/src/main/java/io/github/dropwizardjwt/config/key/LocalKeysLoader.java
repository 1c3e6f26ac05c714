package io.github.dropwizardjwt.config.key;

import io.github.dropwizardjwt.config.SettingException;
import io.github.dropwizardjwt.key.rotation.KeyRotation;
import java.time.Clock;

/** Loads this service's own keys, from the section itself or from a directory. */
interface LocalKeysLoader {
    /**
     * Checks the settings and the keys, without creating any.
     *
     * @throws SettingException if the settings contradict each other, or there is no usable key
     */
    void check();

    /**
     * Loads the keys, and creates one first if that is configured and it is missing.
     *
     * @throws SettingException as {@link #check()}, or if it cannot be created
     */
    LocalKeys load(Clock clock);

    /**
     * Loads the keys, which must exist.
     *
     * @throws SettingException as {@link #check()}, also if a key is still to be created
     */
    LocalKeys existing(Clock clock);

    /**
     * The rotation of the keys.
     *
     * @throws SettingException if the keys are not in a directory
     */
    KeyRotation rotation(Clock clock);
}
