package io.github.dropwizardjwt;

import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.auth.SessionResource;
import io.github.dropwizardjwt.session.Grants;
import io.github.dropwizardjwt.session.JwtEvents;
import io.github.dropwizardjwt.session.SessionManager;
import io.github.dropwizardjwt.session.SessionManagerBuilder;
import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.token.RevocationCheck;
import io.github.dropwizardjwt.token.TokenManager;
import java.time.Clock;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sessions where they are configured: the store, what asks it, and what looks after it. */
final class SessionSetup {
    private static final Logger LOGGER = LoggerFactory.getLogger(SessionSetup.class);

    private final SessionsFactory settings;
    private final String issuer;
    private final Clock clock;
    private final Environment environment;
    private final @Nullable Grants grants;
    private final SessionStore store;

    /**
     * Opens the store.
     *
     * @param grants says what subjects may do when their sessions are refreshed; null where nobody does
     * @throws SettingException if that contradicts the settings
     */
    SessionSetup(
            SessionsFactory settings, String issuer, Clock clock, @Nullable Grants grants, Environment environment) {
        settings.check(grants);
        this.settings = settings;
        this.issuer = issuer;
        this.clock = clock;
        this.environment = environment;
        this.grants = grants;
        this.store = settings.buildBounded(environment);
    }

    RevocationCheck check() {
        return SessionManager.check(
                issuer,
                store,
                clock,
                settings.getRevocationCache().getMaxStaleness().toJavaDuration());
    }

    /** The manager, with its endpoints served, its store watched and purged. */
    SessionManager manager(TokenManager tokens, JwtEvents events) {
        SessionManagerBuilder builder = settings.manager(tokens, store, clock).events(events);
        SessionManager manager = (grants == null ? builder : builder.grants(grants)).build();
        SessionEndpointsConfiguration endpoints = settings.getEndpoints();
        if (endpoints != null) {
            environment.jersey().getResourceConfig().registerResources(SessionResource.at(endpoints.getPath()));
        }
        environment.healthChecks().register("jwt-sessions", new SessionStoreHealthCheck(store, clock));
        schedulePurge();
        return manager;
    }

    private void schedulePurge() {
        ScheduledFuture<?> unused = environment
                .lifecycle()
                .scheduledExecutorService("jwt-sessions-purge", true)
                .build()
                .scheduleWithFixedDelay(this::purge, 1, 1, TimeUnit.MINUTES);
    }

    private void purge() {
        try {
            store.purge(clock.instant());
        } catch (RuntimeException e) {
            // Or it would not be called again.
            LOGGER.warn("Expired sessions could not be removed; the next attempt is in a minute", e);
        }
    }
}
