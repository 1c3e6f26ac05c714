package io.github.dropwizardjwt.support;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other threads are about to do, and no longer than need be. */
public final class Waiting {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private Waiting() {}

    /** Lets time pass, where that is what a test is about: how long an outage lasts, say. */
    public static void pass(Duration time) {
        long start = System.nanoTime();
        until(time + " have passed", () -> System.nanoTime() - start >= time.toNanos());
    }

    public static void until(String what, BooleanSupplier holds) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                fail("Waited in vain until " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
    }
}
