package io.github.dropwizardjwt.config.issuer;

import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.key.KeySource;
import io.github.dropwizardjwt.key.remote.LazyRemoteKeys;
import io.github.dropwizardjwt.key.remote.RemoteKeys;

/**
 * Keys that the issuer publishes.
 *
 * @param keys the keys
 * @param watch fetches them while the service runs
 */
record FetchedKeys(RemoteKeys keys, IssuerWatch watch) implements IssuerKeys {
    @Override
    public KeySource inService() {
        return keys;
    }

    @Override
    public KeySource onDemand() {
        return LazyRemoteKeys.ofCommand(keys);
    }

    @Override
    public void register(Environment environment) {
        watch.register(environment);
    }

    @Override
    public void close() {
        watch.stop();
    }
}
