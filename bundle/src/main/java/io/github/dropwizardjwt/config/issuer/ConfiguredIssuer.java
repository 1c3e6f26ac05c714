package io.github.dropwizardjwt.config.issuer;

import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.token.TrustedIssuer;

/** An issuer of {@code trustedIssuers:}: the rules for its tokens, and its keys. Thread-safe. */
public final class ConfiguredIssuer implements AutoCloseable {
    private final TrustedIssuer rules;
    private final IssuerKeys keys;

    ConfiguredIssuer(TrustedIssuer rules, IssuerKeys keys) {
        this.rules = rules;
        this.keys = keys;
    }

    /**
     * The rules for its tokens, and its keys.
     *
     * @return the issuer, for a token manager
     */
    public TrustedIssuer rules() {
        return rules;
    }

    /**
     * Keeps its keys up to date while the service runs, and registers metrics and a health check.
     *
     * @param environment the environment of the service
     */
    public void register(Environment environment) {
        keys.register(environment);
    }

    /**
     * Its keys, as they are in a service now.
     *
     * @return their status
     */
    public IssuerKeysStatus status() {
        return keys.status();
    }

    /** Stops fetching its keys. Not needed after {@link #register}. */
    @Override
    public void close() {
        keys.close();
    }
}
