package io.github.dropwizardjwt;

import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.key.rotation.DirectoryKeys;
import io.github.dropwizardjwt.key.rotation.ScheduledKeys;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * This service's own keys.
 *
 * @param scheduled the keys, as they change with the time
 * @param directory where they come from, if that is a directory
 * @param reloadInterval how often it is looked at
 */
record OwnKeys(ScheduledKeys scheduled, @Nullable DirectoryKeys directory, Duration reloadInterval) {
    static OwnKeys of(ScheduledKeys keys) {
        return new OwnKeys(keys, null, Duration.ZERO);
    }

    static OwnKeys of(DirectoryKeys directory, Duration reloadInterval) {
        return new OwnKeys(directory.scheduled(), directory, reloadInterval);
    }

    /** Shows the keys to those who run the service, and has their directory looked at while it runs. */
    void register(Environment environment, Clock clock) {
        KeyMetrics metrics = new KeyMetrics(scheduled, clock);
        metrics.register(environment.metrics());
        if (directory != null) {
            metrics.registerAge(environment.metrics());
            KeyDirectoryWatch.register(directory, reloadInterval, environment);
        }
    }
}
