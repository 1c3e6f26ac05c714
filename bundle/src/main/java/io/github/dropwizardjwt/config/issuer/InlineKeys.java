package io.github.dropwizardjwt.config.issuer;

import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.KeySource;

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
    public void close() {}
}
