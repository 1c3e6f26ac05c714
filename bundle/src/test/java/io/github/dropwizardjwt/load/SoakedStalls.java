package io.github.dropwizardjwt.load;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Notices when this process did not get to run: requests time out then, and it is nobody's fault. Thread-safe. */
final class SoakedStalls implements AutoCloseable {
    private static final long BEAT = Duration.ofMillis(10).toNanos();
    private static final long STALL = Duration.ofMillis(60).toNanos();

    private final SoakedFaults clock;
    private final Thread heart = new Thread(this::beat, "soak-stalls");
    private volatile long lastStall = Long.MIN_VALUE;
    private volatile boolean stopped;

    SoakedStalls(SoakedFaults clock) {
        this.clock = clock;
        heart.setDaemon(true);
        heart.start();
    }

    private void beat() {
        long last = clock.now();
        while (!stopped) {
            LockSupport.parkNanos(BEAT);
            long now = clock.now();
            if (now - last > STALL) {
                lastStall = now;
            }
            last = now;
        }
    }

    /** Whether there was a stall since a time, and a moment longer, since a stall is noticed at its end. */
    boolean anySince(long time) {
        LockSupport.parkNanos(2 * BEAT);
        return lastStall >= time;
    }

    @Override
    public void close() {
        stopped = true;
    }
}
