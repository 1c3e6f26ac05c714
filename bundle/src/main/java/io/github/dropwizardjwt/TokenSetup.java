package io.github.dropwizardjwt;

import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.key.rotation.ScheduledKeys;
import io.github.dropwizardjwt.token.TokenManagerBuilder;
import java.time.Clock;

/**
 * From the {@code jwt:} section to a manager of tokens, in the same way for the service and for commands: whatever one of
 * them accepts, the other does, too.
 */
final class TokenSetup implements AutoCloseable {
    private final JwtConfiguration settings;
    private final OwnKeys own;
    private final TrustedIssuers trusted;
    private final Clock clock;

    private TokenSetup(JwtConfiguration settings, OwnKeys own, KeyFetching fetching, Clock clock) {
        this.settings = settings;
        this.own = own;
        this.trusted = new TrustedIssuers(
                settings.getTrustedIssuers(), new ProviderSetting(settings.getProvider()).provider(), fetching);
        this.clock = clock;
    }

    /**
     * For a service: a missing key is made where that is wished for. The keys of trusted issuers are fetched once the
     * service starts.
     *
     * @throws SettingException if a setting cannot be used
     */
    static TokenSetup ofService(JwtConfiguration settings, Clock clock) {
        return new TokenSetup(settings, settings.keys().load(clock), keys -> keys, clock);
    }

    /**
     * For a command: no key is made. The keys of a trusted issuer are fetched when the first of its tokens is verified.
     *
     * @throws SettingException if a setting cannot be used, or there is no key
     */
    static TokenSetup ofCommand(JwtConfiguration settings, Clock clock) {
        return new TokenSetup(settings, settings.keys().existing(clock), KeysFetchedOnce::new, clock);
    }

    ScheduledKeys ownKeys() {
        return own.scheduled();
    }

    TokenManagerBuilder manager() {
        return trusted.applyTo(settings.builder(clock, own.scheduled()));
    }

    /** Keeps all keys as they should be while the service runs, and shows how that goes. */
    void register(Environment environment) {
        own.register(environment, clock);
        trusted.register(environment);
    }

    /** Ends the fetching of keys. A service that registered them need not do it. */
    @Override
    public void close() {
        trusted.close();
    }
}
