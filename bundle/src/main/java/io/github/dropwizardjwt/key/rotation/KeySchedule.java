package io.github.dropwizardjwt.key.rotation;

import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.KeySource;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Keys with the times of their states. Which of them sign and verify changes at exactly these instants. Thread-safe.
 */
public final class KeySchedule implements KeySource {
    private final Clock clock;
    private volatile StablePeriod period;

    /**
     * A schedule.
     *
     * @param keys the keys, of which at least one has not expired at any time
     * @param clock tells the time
     * @throws IllegalArgumentException if all keys have expired, two have one id, or secrets and public keys are mixed
     */
    public KeySchedule(List<ScheduledKey> keys, Clock clock) {
        this.clock = clock;
        this.period = StablePeriod.at(clock.instant(), List.copyOf(keys));
    }

    @Override
    public KeySet current() {
        StablePeriod known = period;
        // A clock is not free, and most services have one key.
        return known.isEndless() ? known.keys() : current(clock.instant()).keys();
    }

    private StablePeriod current(Instant now) {
        StablePeriod known = period;
        return known.contains(now) ? known : next(now);
    }

    private synchronized StablePeriod next(Instant now) {
        period = StablePeriod.at(now, period.schedule());
        return period;
    }

    /**
     * All keys, including those that have expired.
     *
     * @return the keys and their times, immutable
     */
    public List<ScheduledKey> keys() {
        return period.schedule();
    }

    /**
     * The current time by the clock of this schedule.
     *
     * @return the time
     */
    public Instant now() {
        return clock.instant();
    }

    synchronized void replace(List<ScheduledKey> keys) {
        period = StablePeriod.at(clock.instant(), List.copyOf(keys));
    }
}
