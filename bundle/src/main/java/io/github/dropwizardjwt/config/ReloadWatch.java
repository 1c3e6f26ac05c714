package io.github.dropwizardjwt.config;

import com.codahale.metrics.health.HealthCheck;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.Managed;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Reloads keys from files periodically while the service runs. Unhealthy while the files cannot be used. Thread-safe.
 */
public final class ReloadWatch extends HealthCheck implements Managed {
    private final Runnable reload;
    private final Supplier<Optional<String>> problem;
    private final Duration interval;
    private final ScheduledExecutorService executor;

    private ReloadWatch(
            Runnable reload, Supplier<Optional<String>> problem, Duration interval, ScheduledExecutorService executor) {
        this.reload = reload;
        this.problem = problem;
        this.interval = interval;
        this.executor = executor;
    }

    /**
     * Starts to reload when the service starts.
     *
     * @param name the name of the health check
     * @param reload reloads the keys; throws nothing
     * @param problem which files cannot be used at the moment, and why; empty if nothing is wrong
     * @param interval the time between two reloads
     * @param environment the environment of the service
     */
    public static void register(
            String name,
            Runnable reload,
            Supplier<Optional<String>> problem,
            Duration interval,
            Environment environment) {
        // Dropwizard shuts it down.
        ScheduledExecutorService executor = environment
                .lifecycle()
                .scheduledExecutorService("jwt-keys-%d", true)
                .build();
        ReloadWatch watch = new ReloadWatch(reload, problem, interval, executor);
        environment.lifecycle().manage(watch);
        environment.healthChecks().register(name, watch);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // nothing is thrown
    public void start() {
        executor.scheduleWithFixedDelay(reload, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Until then the service uses the keys that it has, while they have not expired. */
    @Override
    protected Result check() {
        return problem.get()
                .map(current -> Result.unhealthy("The keys stay as they are, since %s", current))
                .orElseGet(Result::healthy);
    }
}
