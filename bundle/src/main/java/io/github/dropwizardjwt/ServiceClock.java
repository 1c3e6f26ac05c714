package io.github.dropwizardjwt;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The one clock of a service: of its keys, tokens and sessions. It delegates to another clock, which tests may replace
 * while the service runs. Thread-safe.
 */
final class ServiceClock extends Clock {
    private volatile Clock delegate;

    ServiceClock(Clock delegate) {
        this.delegate = delegate;
    }

    Clock delegate() {
        return delegate;
    }

    void delegateTo(Clock other) {
        this.delegate = other;
    }

    @Override
    public Instant instant() {
        return delegate.instant();
    }

    @Override
    public long millis() {
        return delegate.millis();
    }

    @Override
    public ZoneId getZone() {
        return delegate.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return delegate.withZone(zone);
    }
}
