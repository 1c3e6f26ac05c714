package io.github.dropwizardjwt.session;

import static io.github.dropwizardjwt.session.FollowingNode.STALENESS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.support.Logs;
import io.github.dropwizardjwt.support.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The thread of a {@link SessionLogFollower}. */
class FollowingThreadTest {
    private final GivenLog log = new GivenLog();
    private final AtomicLong nanos = new AtomicLong();
    private SessionLogFollower follower = follower(failure -> "a failure");

    /** Does one thing after the other, as given: when it waits, or when it is read. */
    private static final class GivenLog implements SessionLog {
        final BlockingQueue<Runnable> whenAwaited = new LinkedBlockingQueue<>();
        volatile Runnable whenRead = () -> {};

        @Override
        public void await() throws InterruptedException {
            whenAwaited.take().run();
        }

        @Override
        public boolean readOn(Consumer<String> ended) {
            whenRead.run();
            return true;
        }
    }

    private SessionLogFollower follower(Function<Throwable, String> describe) {
        SessionStore store = new ForwardingSessionStore(new MemorySessionStore(10)) {
            @Override
            public String describe(Throwable failure) {
                return describe.apply(failure);
            }
        };
        return new SessionLogFollower(store, log, STALENESS, nanos::get, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        follower.stop();
    }

    @Test
    void readsAsOftenAsTheLogLetsIt() {
        follower.start();
        assertThat(follower.statistics().reads()).isZero();
        goOn();
        goOn();

        waitForReads(2);
    }

    @Test
    void livesOnWhenAReadingFails() {
        follower.start();
        log.whenRead = () -> {
            throw new IllegalStateException();
        };
        goOn();
        waitForFailures(1);
        log.whenRead = () -> {
            throw new StackOverflowError();
        };
        goOn();
        waitForFailures(2);
        log.whenRead = () -> {};
        goOn();

        waitForReads(1);
    }

    @Test
    void livesOnWhenTheLogCannotWait() {
        follower.start();
        log.whenAwaited.add(() -> {
            throw new IllegalStateException("lost the connection");
        });
        log.whenAwaited.add(() -> {
            throw new StackOverflowError();
        });
        goOn();

        waitForReads(1);
        assertThat(follower.statistics().failures()).isEqualTo(2);
    }

    @Test
    void livesOnWhenTheFailureCannotBeDescribed() {
        follower = follower(failure -> {
            throw new IllegalStateException("cannot say");
        });
        follower.start();
        log.whenAwaited.add(() -> {
            throw new IllegalStateException();
        });
        goOn();

        waitForReads(1);
        assertThat(follower.statistics().failures()).isEqualTo(1);
    }

    @Test
    void readsNoMoreOnceItIsNotUsedUntilItIsUsedAgain() {
        follower.start();
        goOn();
        waitForReads(1);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        goOn();
        waitForReads(2);
        nanos.addAndGet(1);
        goOn();
        Waiting.until(
                "it waits for use",
                () -> follower.statistics().reads() == 3
                        && !follower.statistics().isLapsed());
        nanos.addAndGet(STALENESS.toNanos());
        assertThat(follower.statistics().isLapsed()).as("while nobody asks").isFalse();
        goOn();
        assertThat(log.whenAwaited).hasSize(1);

        assertThat(follower.reading().began()).isNotNull();
        // One at once, since a request has asked the store, and the one that was let in before.
        waitForReads(5);
    }

    @Test
    void goesOnWhileItIsUsed() {
        follower.start();
        for (int i = 1; i < 10; i++) {
            nanos.addAndGet(Duration.ofSeconds(2).toNanos());
            follower.reading();
            goOn();
            waitForReads(i);
        }
    }

    @Test
    void stopsWhileItWaits() {
        follower.start();
        goOn();
        waitForReads(1);
        follower.stop();
        goOn();

        assertThat(log.whenAwaited).hasSize(1);
    }

    @Test
    void stopsWhileNobodyUsesIt() {
        follower.start();
        goOn();
        waitForReads(1);
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        goOn();
        waitForReads(2);
        follower.stop();
        goOn();
        follower.reading();

        assertThat(log.whenAwaited).hasSize(1);
    }

    @Test
    void neitherInterruptsAReadingNorWarnsOfOneThatFailsWhileItStops() throws Exception {
        CountDownLatch reads = new CountDownLatch(1);
        CountDownLatch stops = new CountDownLatch(1);
        AtomicBoolean wasInterrupted = new AtomicBoolean();
        try (Logs logs = new Logs()) {
            follower.start();
            log.whenRead = () -> {
                reads.countDown();
                try {
                    stops.await();
                } catch (InterruptedException e) {
                    wasInterrupted.set(true);
                }
                throw new IllegalStateException("closed");
            };
            goOn();
            reads.await();
            Thread stopping = new Thread(follower::stop);
            stopping.start();
            Waiting.until("it waits for the reading", () -> stopping.getState() == Thread.State.TIMED_WAITING);
            stops.countDown();
            stopping.join();

            assertThat(wasInterrupted).isFalse();
            assertThat(logs.lines()).isEmpty();
        }
    }

    @Test
    void canBeStoppedThoughItHasNotBegun() {
        follower.stop();

        assertThat(follower.statistics().reads()).isZero();
    }

    private void goOn() {
        log.whenAwaited.add(() -> {});
    }

    private void waitForReads(int number) {
        Waiting.until("the log was read", () -> follower.statistics().reads() == number);
    }

    private void waitForFailures(int number) {
        Waiting.until("a reading failed", () -> follower.statistics().failures() == number);
    }
}
