package io.github.dropwizardjwt.config.key;

import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.config.ReloadWatch;
import io.github.dropwizardjwt.config.SettingException;
import io.github.dropwizardjwt.key.rotation.KeySchedule;
import io.github.dropwizardjwt.key.rotation.ReloadableKeys;
import java.security.Provider;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** This service's own keys, or none. Immutable and thread-safe. */
public final class LocalKeys {
    /** Null if there are none. */
    private final @Nullable KeySchedule schedule;

    private final @Nullable ReloadableKeys directory;
    private final Duration reloadInterval;
    private final @Nullable Provider provider;

    private LocalKeys(
            @Nullable KeySchedule schedule,
            @Nullable ReloadableKeys directory,
            Duration reloadInterval,
            @Nullable Provider provider) {
        this.schedule = schedule;
        this.directory = directory;
        this.reloadInterval = reloadInterval;
        this.provider = provider;
    }

    static LocalKeys none(@Nullable Provider provider) {
        return new LocalKeys(null, null, Duration.ZERO, provider);
    }

    static LocalKeys of(KeySchedule keys, @Nullable Provider provider) {
        return new LocalKeys(keys, null, Duration.ZERO, provider);
    }

    static LocalKeys of(ReloadableKeys directory, Duration reloadInterval, @Nullable Provider provider) {
        return new LocalKeys(directory.schedule(), directory, reloadInterval, provider);
    }

    /**
     * The keys and when each is used.
     *
     * @return the schedule, which changes if the keys are in a directory
     * @throws SettingException if there are none
     */
    public KeySchedule schedule() {
        if (schedule == null) {
            throw NoKeysLoader.noKeys();
        }
        return schedule;
    }

    /**
     * The provider whose signatures these keys make and verify, as keys of trusted issuers do.
     *
     * @return the provider; null for the Java runtime's choice
     */
    public @Nullable Provider provider() {
        return provider;
    }

    /**
     * Registers metrics of the keys, and if they are in a directory, a health check and periodic reloading.
     *
     * @param environment the environment of the service
     * @param clock tells the time
     */
    public void register(Environment environment, Clock clock) {
        if (schedule == null) {
            return;
        }
        KeyMetrics metrics = new KeyMetrics(schedule, clock);
        metrics.register(environment.metrics());
        if (directory != null) {
            metrics.registerAge(environment.metrics());
            ReloadWatch.register(
                    "jwt-keys",
                    directory::reload,
                    () -> directory.problem().map("the key directory "::concat),
                    reloadInterval,
                    environment);
        }
    }
}
