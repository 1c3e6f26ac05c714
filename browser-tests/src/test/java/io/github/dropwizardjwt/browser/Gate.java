package io.github.dropwizardjwt.browser;

import io.github.dropwizardjwt.support.Waiting;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Holds requests until a test has done something else. Thread-safe. */
final class Gate {
    private static final long LONGEST_SECONDS = 20;

    private final AtomicInteger waiting = new AtomicInteger();
    private volatile CountDownLatch opened = new CountDownLatch(1);

    /** Called by each request. */
    void pass() throws InterruptedException {
        CountDownLatch latch = opened;
        waiting.incrementAndGet();
        if (!latch.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Nobody has opened the gate");
        }
    }

    void awaitRequests(int number) {
        Waiting.until(number + " requests are held", () -> waiting.get() == number);
    }

    void open() {
        opened.countDown();
    }

    void close() {
        waiting.set(0);
        opened = new CountDownLatch(1);
    }
}
