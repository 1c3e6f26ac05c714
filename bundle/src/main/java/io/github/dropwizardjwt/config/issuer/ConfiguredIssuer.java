package io.github.dropwizardjwt.config.issuer;

import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.token.TrustedIssuer;

/** An issuer of {@code trustedIssuers:}: its rules, and what fetches its keys. Safe for use by many threads. */
public final class ConfiguredIssuer implements AutoCloseable {
    private final TrustedIssuer rules;
    private final IssuerWatch watch;

    ConfiguredIssuer(TrustedIssuer rules, IssuerWatch watch) {
        this.rules = rules;
        this.watch = watch;
    }

    /**
     * What its tokens must say, and its keys.
     *
     * @return the rules
     */
    public TrustedIssuer rules() {
        return rules;
    }

    /**
     * Has its keys fetched from the start of the service to its end, with metrics and a health check.
     *
     * @param environment of the service
     */
    public void register(Environment environment) {
        watch.register(environment);
    }

    /** Ends the fetching of its keys. A service that has registered it need not do it. */
    @Override
    public void close() {
        watch.stop();
    }
}
