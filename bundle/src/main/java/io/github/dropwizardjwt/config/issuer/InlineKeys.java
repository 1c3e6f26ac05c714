package io.github.dropwizardjwt.config.issuer;

import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.KeySource;
import java.util.Optional;

/**
 * Keys in the section itself, which do not change.
 *
 * @param keys the keys
 */
record InlineKeys(KeySet keys) implements IssuerKeys {
    @Override
    public KeySource inService() {
        return keys;
    }

    @Override
    public KeySource onDemand() {
        return keys;
    }

    @Override
    public void register(Environment environment) {}

    @Override
    public IssuerKeysStatus status() {
        return new IssuerKeysStatus("settings", keys.verificationKeys().size(), Optional.empty(), Optional.empty());
    }

    @Override
    public void close() {}
}
