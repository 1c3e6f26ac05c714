package io.github.dropwizardjwt.config.issuer;

import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.key.KeySource;

/** The keys of a trusted issuer, wherever they come from. Implementations are thread-safe. */
interface IssuerKeys {
    /** The keys of a service, which {@link #register}s them. */
    KeySource inService();

    /** The keys of a command, which are not there before they are needed. */
    KeySource onDemand();

    /** Keeps the keys up to date while the service runs, with a health check and metrics if they may change. */
    void register(Environment environment);

    /** The keys of a service as they are now. */
    IssuerKeysStatus status();

    /** Ends what a command has begun. */
    void close();
}
