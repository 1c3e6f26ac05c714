package io.github.dropwizardjwt.config.issuer;

import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.token.TrustedIssuer;

/** An issuer of {@code trustedIssuers:}: the rules for its tokens, and the fetching of its keys. Thread-safe. */
public final class ConfiguredIssuer implements AutoCloseable {
    private final TrustedIssuer rules;
    private final IssuerWatch watch;

    ConfiguredIssuer(TrustedIssuer rules, IssuerWatch watch) {
        this.rules = rules;
        this.watch = watch;
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
     * Fetches its keys while the service runs, and registers metrics and a health check.
     *
     * @param environment the environment of the service
     */
    public void register(Environment environment) {
        watch.register(environment);
    }

    /** Stops fetching its keys. Not needed after {@link #register}. */
    @Override
    public void close() {
        watch.stop();
    }
}
