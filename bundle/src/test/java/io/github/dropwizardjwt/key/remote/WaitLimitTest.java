package io.github.dropwizardjwt.key.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WaitLimitTest {
    private final CountDownLatch gate = new CountDownLatch(1);
    private final Semaphore waiting = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();

    private void wait(WaitLimit limit, int count) {
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(() -> limit.attempt(() -> {
                waiting.release();
                await();
            }));
            threads.add(thread);
            thread.start();
        }
        waiting.acquireUninterruptibly(count);
    }

    private void await() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void open() throws InterruptedException {
        gate.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Test
    void sixtyFourWaitForOneIssuer() throws Exception {
        WaitLimit limit = new WaitLimit();
        wait(limit, 64);
        AtomicInteger done = new AtomicInteger();

        assertThat(limit.attempt(done::incrementAndGet)).isFalse();
        assertThat(new WaitLimit().attempt(done::incrementAndGet)).isTrue();
        open();

        assertThat(limit.attempt(done::incrementAndGet)).isTrue();
        assertThat(done).hasValue(2);
    }

    @Test
    void twoHundredAndFiftySixWaitForAllTogether() throws Exception {
        Stream.generate(WaitLimit::new).limit(4).forEach(limit -> wait(limit, 64));
        WaitLimit another = new WaitLimit();

        assertThat(another.attempt(() -> {})).isFalse();
        open();

        assertThat(another.attempt(() -> {})).isTrue();
    }
}
