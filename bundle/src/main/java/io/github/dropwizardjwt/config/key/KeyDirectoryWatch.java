package io.github.dropwizardjwt.config.key;

import com.codahale.metrics.health.HealthCheck;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.Managed;
import io.github.dropwizardjwt.key.rotation.ReloadableKeys;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Reloads a key directory periodically while the service runs. Unhealthy while the directory cannot be used. */
final class KeyDirectoryWatch extends HealthCheck implements Managed {
    private static final String NAME = "jwt-keys";

    private final ReloadableKeys keys;
    private final Duration interval;
    private final ScheduledExecutorService executor;

    private KeyDirectoryWatch(ReloadableKeys keys, Duration interval, ScheduledExecutorService executor) {
        this.keys = keys;
        this.interval = interval;
        this.executor = executor;
    }

    static void register(ReloadableKeys keys, Duration interval, Environment environment) {
        // Dropwizard shuts it down.
        ScheduledExecutorService executor = environment
                .lifecycle()
                .scheduledExecutorService(NAME + "-%d", true)
                .build();
        KeyDirectoryWatch watch = new KeyDirectoryWatch(keys, interval, executor);
        environment.lifecycle().manage(watch);
        environment.healthChecks().register(NAME, watch);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // reload() throws nothing
    public void start() {
        executor.scheduleWithFixedDelay(keys::reload, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Until then the service uses the keys that it has, while they have not expired. */
    @Override
    protected Result check() {
        return keys.problem()
                .map(problem -> Result.unhealthy("The keys stay as they are, since the key directory %s", problem))
                .orElseGet(Result::healthy);
    }
}
