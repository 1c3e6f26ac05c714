package io.github.dropwizardjwt.redis;

import io.github.dropwizardjwt.support.Waiting;
import java.time.Duration;

/** Lets time pass, where that is what a test is about: how long an outage lasts, say. */
final class Elapsed {
    private Elapsed() {}

    static void await(Duration time) {
        long start = System.nanoTime();
        Waiting.until(time + " have passed", () -> System.nanoTime() - start >= time.toNanos());
    }
}
