package io.github.dropwizardjwt;

import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.key.remote.RemoteKeys;
import io.github.dropwizardjwt.token.TokenManagerBuilder;
import io.github.dropwizardjwt.token.TrustedIssuer;
import java.security.Provider;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The issuers of {@code trustedIssuers:}, from their settings to what fetches their keys while the service runs. */
final class TrustedIssuers implements AutoCloseable {
    private final List<TrustedIssuer> rules = new ArrayList<>();
    private final List<IssuerWatch> watches = new ArrayList<>();

    /**
     * The issuers. Nobody is asked for anything yet.
     *
     * @param provider whose signatures their keys check; null for the Java runtime's choice
     * @param fetching when that is
     * @throws SettingException if a setting cannot be used
     */
    TrustedIssuers(List<TrustedIssuerConfiguration> entries, @Nullable Provider provider, KeyFetching fetching) {
        for (TrustedIssuerConfiguration entry : entries) {
            TrustedIssuerSettings settings = new TrustedIssuerSettings(entry);
            KeyFetchConfiguration fetch = entry.getFetch();
            RemoteKeys keys = settings.keys(builder -> fetch.applyTo(builder.provider(provider)));
            TrustedIssuer issuer = settings.rules(
                    fetching.apply(keys),
                    builder -> builder.clockSkew(entry.getClockSkew().toJavaDuration()));
            rules.add(issuer);
            watches.add(new IssuerWatch(issuer.issuer(), keys, fetch.isStartWithout()));
        }
    }

    TokenManagerBuilder applyTo(TokenManagerBuilder tokens) {
        return tokens.trust(rules.toArray(TrustedIssuer[]::new));
    }

    /** Has their keys fetched from the start of the service to its end, and shows how that goes. */
    void register(Environment environment) {
        watches.forEach(watch -> watch.register(environment));
    }

    @Override
    public void close() {
        watches.forEach(IssuerWatch::stop);
    }
}
