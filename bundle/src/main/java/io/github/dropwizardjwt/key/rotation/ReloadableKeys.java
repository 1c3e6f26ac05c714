package io.github.dropwizardjwt.key.rotation;

import io.github.dropwizardjwt.key.ReloadStatus;
import io.github.dropwizardjwt.key.UnusableKeyException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of a directory, which can be reloaded when its files have changed. A change is applied as a whole or not at
 * all: while the directory cannot be used, the keys stay as they were. Thread-safe.
 */
public final class ReloadableKeys {
    private static final Logger LOGGER = LoggerFactory.getLogger(ReloadableKeys.class);

    private final KeyDirectory directory;
    private final RotationPolicy policy;
    private final Clock clock;
    private final KeySchedule schedule;
    private List<LoadedKey> loaded;
    private final ReloadStatus status = new ReloadStatus("the key directory");

    private ReloadableKeys(KeyDirectory directory, RotationPolicy policy, Clock clock, List<LoadedKey> loaded) {
        this.directory = directory;
        this.policy = policy;
        this.clock = clock;
        this.loaded = loaded;
        this.schedule = new KeySchedule(policy.schedule(loaded, clock.instant()), clock);
    }

    /**
     * Loads a directory for the first time.
     *
     * @throws UnusableKeyException if there is no key, or any file or the directory cannot be used
     */
    static ReloadableKeys load(KeyDirectory directory, RotationPolicy policy, Clock clock) {
        return new ReloadableKeys(directory, policy, clock, directory.load(List.of(), Instant.MIN));
    }

    /**
     * The keys and when each is used. They change with the time and with the directory.
     *
     * @return always the same object
     */
    public KeySchedule schedule() {
        return schedule;
    }

    /**
     * Why the directory cannot be used at the moment.
     *
     * @return what is wrong and how to fix it, to be read after the name of the setting; empty if nothing is wrong
     */
    public Optional<String> problem() {
        return status.problem();
    }

    /** Reloads the directory. A {@link #problem()} is logged once and remains until it is fixed. */
    public synchronized void reload() {
        status.attempt(this::replaceChanged);
    }

    private void replaceChanged() {
        Instant now = clock.instant();
        List<LoadedKey> found = directory.load(loaded, now);
        if (!found.equals(loaded)) {
            List<ScheduledKey> keys = policy.schedule(found, now);
            schedule.replace(keys);
            loaded = found;
            report(keys, now);
        }
    }

    private void report(List<ScheduledKey> keys, Instant now) {
        for (int i = 0; i < keys.size(); i++) {
            ScheduledKey key = keys.get(i);
            LOGGER.info("Key {} is {}, signs from {}", key.name(), key.stateAt(now), key.activeFrom());
            if (key.activeFrom().isAfter(loaded.get(i).name().activeFrom()) && key.stateAt(now) == KeyState.NEXT) {
                LOGGER.warn(
                        "Key {} came less than publishAhead before its time, so it signs later, from {}",
                        key.name(),
                        key.activeFrom());
            }
        }
    }
}
