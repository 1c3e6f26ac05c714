package io.github.dropwizardjwt.key.rotation;

import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.KeySource;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Keys that change their states by the clock, exactly when their time has come. Safe for use by many threads. */
public final class ScheduledKeys implements KeySource {
    private final Clock clock;
    private volatile Period period;

    /**
     * A schedule.
     *
     * @param keys the keys, of which at each time at least one counts
     * @param clock what time it is
     * @throws IllegalArgumentException if no key counts, two have one id, or secrets and public keys are mixed
     */
    public ScheduledKeys(List<ScheduledKey> keys, Clock clock) {
        this.clock = clock;
        this.period = Period.at(clock.instant(), List.copyOf(keys));
    }

    @Override
    public KeySet current() {
        Period known = period;
        // A clock is not free, and most services have one key.
        return known.isEndless() ? known.keys() : current(clock.instant()).keys();
    }

    private Period current(Instant now) {
        Period known = period;
        return known.contains(now) ? known : next(now);
    }

    private synchronized Period next(Instant now) {
        period = Period.at(now, period.schedule());
        return period;
    }

    /**
     * All keys, those too that count no more.
     *
     * @return the keys and their times, immutable
     */
    public List<ScheduledKey> keys() {
        return period.schedule();
    }

    /**
     * The time by which the keys go.
     *
     * @return what time it is
     */
    public Instant now() {
        return clock.instant();
    }

    synchronized void replace(List<ScheduledKey> keys) {
        period = Period.at(clock.instant(), List.copyOf(keys));
    }
}
