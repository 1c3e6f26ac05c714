package io.github.dropwizardjwt;

import com.codahale.metrics.health.HealthCheck;
import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.session.TokenReference;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.time.Clock;
import java.time.Instant;

/** Asks the store what requests ask it. */
final class SessionStoreHealthCheck extends HealthCheck {
    /** Of no token: SHA-256 is not known to give 32 zeros. */
    private static final String NO_HASH = "A".repeat(43);

    private final SessionStore store;
    private final Clock clock;

    SessionStoreHealthCheck(SessionStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
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
}
