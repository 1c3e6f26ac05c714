package io.github.dropwizardjwt;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The one clock of a service: of its keys, tokens and sessions. It shows the time of another clock, which tests may
 * replace while the service runs. Thread-safe.
 */
final class ServiceClock extends Clock {
    private volatile Clock shown;

    ServiceClock(Clock shown) {
        this.shown = shown;
    }

    /** The clock whose time it shows. */
    Clock shown() {
        return shown;
    }

    void show(Clock other) {
        this.shown = other;
    }

    @Override
    public Instant instant() {
        return shown.instant();
    }

    @Override
    public long millis() {
        return shown.millis();
    }

    @Override
    public ZoneId getZone() {
        return shown.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return shown.withZone(zone);
    }
}
