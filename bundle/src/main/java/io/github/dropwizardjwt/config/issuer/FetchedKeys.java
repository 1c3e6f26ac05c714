package io.github.dropwizardjwt.config.issuer;

import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.key.KeySource;
import io.github.dropwizardjwt.key.remote.LazyRemoteKeys;
import io.github.dropwizardjwt.key.remote.RemoteKeys;
import io.github.dropwizardjwt.key.remote.RemoteKeysStatistics;
import java.util.Optional;

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
    public IssuerKeysStatus status() {
        RemoteKeysStatistics statistics = keys.statistics();
        Optional<String> problem = Optional.ofNullable(statistics.problem())
                .map(reason -> "The last keys are still in use, but the issuer " + reason);
        return new IssuerKeysStatus(
                "published by the issuer",
                statistics.keys(),
                Optional.of(statistics),
                Optional.ofNullable(statistics.outage()).or(() -> problem));
    }

    @Override
    public void close() {
        watch.stop();
    }
}
