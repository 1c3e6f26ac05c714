package io.github.dropwizardjwt.config.session;

import com.codahale.metrics.health.HealthCheck;
import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.session.TokenReference;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Purges the store every minute, and is its health check: healthy while the store answers as requests need it to. */
final class StoreWatch extends HealthCheck {
    private static final Logger LOGGER = LoggerFactory.getLogger(StoreWatch.class);
    /** The hash of no token: no input is known for which SHA-256 gives 32 zero bytes. */
    private static final String NO_HASH = "A".repeat(43);

    private final SessionStore store;
    private final Clock clock;

    StoreWatch(SessionStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    void register(Environment environment) {
        environment.healthChecks().register("jwt-sessions", this);
        ScheduledFuture<?> unused = environment
                .lifecycle()
                .scheduledExecutorService("jwt-sessions-purge", true)
                .build()
                .scheduleWithFixedDelay(this::purge, 1, 1, TimeUnit.MINUTES);
    }

    @Override
    protected Result check() {
        Instant now = clock.instant();
        try {
            store.isLive(new TokenReference(NO_HASH, null, now), now);
            return Result.healthy();
        } catch (TokenUnavailableException e) {
            return Result.unhealthy(e.getMessage());
        }
    }

    void purge() {
        try {
            store.purge(clock.instant());
        } catch (RuntimeException e) {
            // An executor does not call again a task that has thrown.
            LOGGER.warn(
                    "Expired sessions could not be removed; the next attempt is in a minute: {}", store.describe(e));
            LOGGER.debug("Expired sessions could not be removed", e);
        }
    }
}
