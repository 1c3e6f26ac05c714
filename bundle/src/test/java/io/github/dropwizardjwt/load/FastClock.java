package io.github.dropwizardjwt.load;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that runs many times as fast as time does, so that hours of tokens and keys fit in minutes. */
final class FastClock extends Clock {
    private final Instant start = Instant.now();
    private final long started = System.nanoTime();
    private final int speed;

    FastClock(int speed) {
        this.speed = speed;
    }

    @Override
    public Instant instant() {
        return start.plusNanos((System.nanoTime() - started) * speed);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
