package io.github.dropwizardjwt.config.session;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.health.HealthCheck;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.Managed;
import io.github.dropwizardjwt.config.SettingException;
import io.github.dropwizardjwt.session.SessionLogFollower;
import io.github.dropwizardjwt.session.SessionLogStatistics;
import io.github.dropwizardjwt.session.SessionStore;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Has the log of the store followed while the service runs, and is its health check: unhealthy while tokens are
 * verified and the last reading is too old, so that the store has to answer for each of them.
 */
final class LogWatch extends HealthCheck implements Managed {
    private static final String SECTION = "sessions.revocationCache";
    private static final Duration SHORTEST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    /** So that several readings may be late, or fail, before memory counts no longer. */
    private static final int READINGS = 20;

    private final SessionLogFollower follower;

    private LogWatch(SessionLogFollower follower) {
        this.follower = follower;
    }

    /**
     * A follower that starts and stops with the service.
     *
     * @throws SettingException if the store has no log, or the times are out of bounds
     */
    static SessionLogFollower follow(
            SessionStore store, RevocationCacheConfiguration settings, Clock clock, Environment environment) {
        Duration maxStaleness = settings.getMaxStaleness().toJavaDuration();
        check(maxStaleness, settings.getInterval().toJavaDuration());
        LogWatch watch = new LogWatch(
                SessionLogFollower.of(store, maxStaleness, clock)
                        .orElseThrow(
                                () -> new SettingException(
                                        SECTION + ".follow",
                                        "needs a store with a log, which this one does not have; remove it, and set maxStaleness only")));
        watch.register(environment.metrics());
        environment.healthChecks().register("jwt-sessions-log", watch);
        environment.lifecycle().manage(watch);
        return watch.follower;
    }

    private static void check(Duration maxStaleness, Duration interval) {
        if (maxStaleness.compareTo(SHORTEST) < 0 || maxStaleness.compareTo(LONGEST) > 0) {
            throw new SettingException(
                    SECTION + ".maxStaleness", "must be at least 250ms and at most 10s where follow is true");
        }
        if (maxStaleness.compareTo(interval.multipliedBy(READINGS)) < 0) {
            throw new SettingException(
                    SECTION + ".interval",
                    "must be at most a twentieth of maxStaleness; set a shorter interval or a longer maxStaleness");
        }
    }

    @Override
    public void start() {
        follower.start();
    }

    @Override
    public void stop() {
        follower.stop();
    }

    @Override
    protected Result check() {
        SessionLogStatistics now = follower.statistics();
        return now.isLapsed()
                ? Result.unhealthy(
                        "The log of the session store has not been read for too long, and the store is asked "
                                + "about each token")
                : Result.healthy();
    }

    private void register(MetricRegistry metrics) {
        register(metrics, "log.age", now -> now.age() == null ? null : now.age().toMillis());
        register(metrics, "log.reads", SessionLogStatistics::reads);
        register(metrics, "log.failures", SessionLogStatistics::failures);
        register(metrics, "log.heard", SessionLogStatistics::heard);
        register(metrics, "log.forgotten", SessionLogStatistics::forgotten);
        register(metrics, "log.missing", SessionLogStatistics::missing);
        register(metrics, "log.unlogged", SessionLogStatistics::unlogged);
        register(metrics, "remembered", SessionLogStatistics::remembered);
        register(metrics, "asked", SessionLogStatistics::asked);
        register(metrics, "rechecked", SessionLogStatistics::rechecked);
    }

    private void register(
            MetricRegistry metrics, String name, Function<SessionLogStatistics, @Nullable Number> figure) {
        Gauge<@Nullable Number> gauge = () -> figure.apply(follower.statistics());
        metrics.register(MetricRegistry.name("jwt", "sessions", name), gauge);
    }
}
