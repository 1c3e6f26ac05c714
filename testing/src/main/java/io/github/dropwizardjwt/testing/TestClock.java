package io.github.dropwizardjwt.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The clock of the service under test: of its keys, tokens and sessions, and of nothing else. It shows the time of the
 * service until a test moves it, and goes on from there. {@link JwtTest} resets it before each test. Thread-safe, but
 * of tests that run at the same time only one should move it.
 */
public final class TestClock extends Clock {
    private final Clock real;
    private volatile Clock shown;

    TestClock(Clock real) {
        this.real = real;
        this.shown = real;
    }

    /**
     * Moves the clock.
     *
     * @param duration how far; negative for back
     */
    public void advance(Duration duration) {
        shown = offset(shown, duration);
    }

    /**
     * Sets the clock, which goes on from there.
     *
     * @param instant the time that it is now
     */
    public void set(Instant instant) {
        shown = offset(real, Duration.between(real.instant(), instant));
    }

    /** Stops the clock at the time that it shows. */
    public void freeze() {
        shown = fixed(shown.instant(), shown.getZone());
    }

    /** Shows the time of the service again. */
    public void reset() {
        shown = real;
    }

    @Override
    public Instant instant() {
        return shown.instant();
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
