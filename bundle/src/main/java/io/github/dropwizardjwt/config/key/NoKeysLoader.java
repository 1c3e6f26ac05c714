package io.github.dropwizardjwt.config.key;

import io.github.dropwizardjwt.config.SettingException;
import io.github.dropwizardjwt.key.rotation.KeyRotation;
import java.security.Provider;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Loads no keys, for a service that issues no tokens.
 *
 * @param provider the provider that verifies signatures of trusted issuers; null for the Java runtime's choice
 */
record NoKeysLoader(@Nullable Provider provider) implements LocalKeysLoader {
    /** Why there are none. */
    static SettingException noKeys() {
        return new SettingException(
                "issuer", "is missing: this service only accepts tokens of trustedIssuers, and has no keys of its own");
    }

    @Override
    public void check() {}

    @Override
    public LocalKeys load(Clock clock) {
        return LocalKeys.none(provider);
    }

    @Override
    public LocalKeys existing(Clock clock) {
        return LocalKeys.none(provider);
    }

    @Override
    public KeyRotation rotation(Clock clock) {
        throw noKeys();
    }
}
