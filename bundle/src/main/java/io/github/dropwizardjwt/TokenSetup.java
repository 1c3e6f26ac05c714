package io.github.dropwizardjwt;

import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.admin.PageContent;
import io.github.dropwizardjwt.auth.cookie.TokenCookies;
import io.github.dropwizardjwt.config.SettingException;
import io.github.dropwizardjwt.config.cookie.CookieConfiguration;
import io.github.dropwizardjwt.config.issuer.ConfiguredIssuer;
import io.github.dropwizardjwt.config.issuer.TrustedIssuerConfiguration;
import io.github.dropwizardjwt.config.key.LocalKeys;
import io.github.dropwizardjwt.config.session.SessionsFactory;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.KeySource;
import io.github.dropwizardjwt.key.rotation.KeySchedule;
import io.github.dropwizardjwt.token.TokenManagerBuilder;
import io.github.dropwizardjwt.token.TrustedIssuer;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Builds a token manager from the {@code jwt:} section and what the application adds to it, in the same way for the
 * service and for commands, so that both accept the same tokens.
 */
final class TokenSetup implements AutoCloseable {
    private final JwtConfiguration settings;
    private final Customizations code;
    private final LocalKeys keys;
    private final List<ConfiguredIssuer> trusted;

    private TokenSetup(
            JwtConfiguration settings,
            Customizations code,
            LocalKeys keys,
            Function<TrustedIssuerConfiguration, ConfiguredIssuer> issuer) {
        this.settings = settings;
        this.code = code;
        this.keys = keys;
        this.trusted = settings.getTrustedIssuers().stream().map(issuer).toList();
    }

    /**
     * For a service: a missing key is generated where that is configured. The keys of trusted issuers are fetched when
     * the service starts.
     *
     * @throws IllegalArgumentException if a setting cannot be used
     */
    static TokenSetup ofService(JwtConfiguration settings, Customizations code) {
        LocalKeys keys = settings.buildKeys(code.clock);
        return new TokenSetup(settings, code, keys, entry -> entry.build(keys.provider()));
    }

    /**
     * For a command: no key is generated. The keys of a trusted issuer are fetched when the first of its tokens is
     * verified.
     *
     * @throws IllegalArgumentException if a setting cannot be used, or there is no key
     */
    static TokenSetup ofCommand(JwtConfiguration settings, Customizations code) {
        LocalKeys keys = settings.existingKeys(code.clock);
        return new TokenSetup(settings, code, keys, entry -> entry.buildOnDemand(keys.provider()));
    }

    /** This service's own keys. */
    KeySchedule keys() {
        return keys.schedule();
    }

    /** The same; none where this service has no tokens of its own. */
    KeySource keysIfAny() {
        return settings.hasOwnTokens() ? keys.schedule() : KeySet.none();
    }

    /**
     * The cookies of browsers; null where none are configured.
     *
     * @throws SettingException if tokens in them would be renewed, and it is not decided what for
     */
    @Nullable
    TokenCookies cookies() {
        CookieConfiguration cookies = settings.getCookies();
        if (cookies == null) {
            return null;
        }
        SessionsFactory sessions = settings.getSessions();
        if (sessions != null && cookies.renews() && code.grants == null && !sessions.isKeepGrantsFromLogin()) {
            throw new SettingException("cookies.renewWithin", """
                    renews tokens, but the application does not say what a user may still do then; call \
                    withGrants(subject -> ...) on the JwtBundle in initialize(), set \
                    jwt.sessions.keepGrantsFromLogin: true, or set renewWithin: 0s\
                    """);
        }
        return cookies.build(code.clock, keysIfAny());
    }

    /** What the admin page shows, with these routes. */
    PageContent pageContent(ServiceRoutes routes) {
        KeySchedule own = settings.hasOwnTokens() ? keys.schedule() : null;
        return new PageContent(routes::ofApplication, routes::ofAdmin, own, trusted);
    }

    /**
     * A builder of the token manager, to which sessions may be added.
     *
     * @throws IllegalStateException if the application has set another clock in it, by which neither keys nor sessions
     *     would live
     */
    TokenManagerBuilder tokens() {
        TokenManagerBuilder own = settings.hasOwnTokens()
                ? settings.buildTokens(code.clock, keys.schedule())
                : settings.buildResourceServer(code.clock);
        TokenManagerBuilder builder =
                own.trust(trusted.stream().map(ConfiguredIssuer::rules).toArray(TrustedIssuer[]::new));
        code.tokens.accept(builder);
        if (!builder.clock().equals(code.clock) && !builder.clock().equals(code.clock.delegate())) {
            throw new IllegalStateException(
                    "The function of JwtBundle.withTokens sets a clock, which keys and sessions "
                            + "would not follow; set it with JwtBundle.withClock instead");
        }
        return builder.clock(code.clock);
    }

    /** Reloads and refetches keys while the service runs, with metrics and health checks. */
    void register(Environment environment) {
        keys.register(environment, code.clock);
        trusted.forEach(issuer -> issuer.register(environment));
    }

    /** Stops fetching keys. Not needed after {@link #register}. */
    @Override
    public void close() {
        trusted.forEach(ConfiguredIssuer::close);
    }
}
