package io.github.dropwizardjwt.config.key;

import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.key.rotation.DirectoryKeys;
import io.github.dropwizardjwt.key.rotation.ScheduledKeys;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** This service's own keys. Immutable and safe for use by many threads. */
public final class LocalKeys {
    private final ScheduledKeys scheduled;
    private final @Nullable DirectoryKeys directory;
    private final Duration reloadInterval;

    private LocalKeys(ScheduledKeys scheduled, @Nullable DirectoryKeys directory, Duration reloadInterval) {
        this.scheduled = scheduled;
        this.directory = directory;
        this.reloadInterval = reloadInterval;
    }

    static LocalKeys of(ScheduledKeys keys) {
        return new LocalKeys(keys, null, Duration.ZERO);
    }

    static LocalKeys of(DirectoryKeys directory, Duration reloadInterval) {
        return new LocalKeys(directory.scheduled(), directory, reloadInterval);
    }

    /**
     * The keys and their times.
     *
     * @return the keys, as they change with the time
     */
    public ScheduledKeys scheduled() {
        return scheduled;
    }

    /**
     * Registers metrics of the keys, and where they are in a directory, its health check and what reloads it.
     *
     * @param environment of the service
     * @param clock what time it is
     */
    public void register(Environment environment, Clock clock) {
        KeyMetrics metrics = new KeyMetrics(scheduled, clock);
        metrics.register(environment.metrics());
        if (directory != null) {
            metrics.registerAge(environment.metrics());
            KeyDirectoryWatch.register(directory, reloadInterval, environment);
        }
    }
}
