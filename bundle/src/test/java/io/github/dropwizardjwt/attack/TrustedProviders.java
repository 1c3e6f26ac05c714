package io.github.dropwizardjwt.attack;

import io.dropwizard.util.Duration;
import io.github.dropwizardjwt.JwtConfiguration;
import io.github.dropwizardjwt.config.issuer.TrustedIssuerConfiguration;
import io.github.dropwizardjwt.support.provider.IssuersPage;
import io.github.dropwizardjwt.support.provider.KeyServer;
import io.github.dropwizardjwt.support.provider.Provider;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A resource server that trusts all providers of {@code docs/issuers.md}, with the settings that it gives. */
final class TrustedProviders implements AutoCloseable {
    private final List<Provider> providers = Provider.all();
    private final KeyServer keys = new KeyServer(providers);
    private final Service service;

    TrustedProviders(Clock clock) {
        JwtConfiguration settings = new JwtConfiguration();
        settings.setTrustedIssuers(providers.stream().map(this::entry).toList());
        service = Service.start("providers", clock, 0, settings);
    }

    /** Whose keys are fetched once, at the start. */
    private TrustedIssuerConfiguration entry(Provider provider) {
        TrustedIssuerConfiguration entry = IssuersPage.entry(provider, keys);
        entry.getFetch().setRefreshInterval(Duration.days(1));
        entry.getFetch().setMinRefreshInterval(Duration.hours(1));
        return entry;
    }

    List<Provider> all() {
        return providers;
    }

    Service service() {
        return service;
    }

    /** Their names, as a regular expression. */
    String names() {
        return providers.stream().map(Provider::issuer).map(Pattern::quote).collect(Collectors.joining("|"));
    }

    /** How often somebody was asked for keys. */
    int connectionsMade() {
        return keys.asked();
    }

    @Override
    public void close() {
        service.close();
        keys.close();
    }
}
