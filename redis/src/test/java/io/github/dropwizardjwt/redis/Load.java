package io.github.dropwizardjwt.redis;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.support.Waiting;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Sixteen clients, each of which asks again and again. */
final class Load implements AutoCloseable {
    private static final int CLIENTS = 16;
    /** So many that they are of all clients. */
    private static final int IN_A_ROW = 20 * CLIENTS;

    private static final Duration WITHOUT_ANSWER = Duration.ofSeconds(1);

    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger rejected = new AtomicInteger();
    private final AtomicInteger answeredInARow = new AtomicInteger();
    private final AtomicLong lastAnswer = new AtomicLong();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean stopped;

    private Load(Runnable call) {
        for (int i = 0; i < CLIENTS; i++) {
            threads.execute(() -> {
                while (!stopped) {
                    ask(call);
                }
            });
        }
    }

    /**
     * Starts the clients.
     *
     * @param call what each does; it must not throw anything but what a rejected request throws
     */
    static Load of(Runnable call) {
        return new Load(call);
    }

    private void ask(Runnable call) {
        try {
            call.run();
            answered.incrementAndGet();
            answeredInARow.incrementAndGet();
            lastAnswer.set(System.nanoTime());
        } catch (TokenUnavailableException e) {
            rejected.incrementAndGet();
            answeredInARow.set(0);
        } catch (RuntimeException | AssertionError e) {
            failures.add(e);
            stopped = true;
        }
    }

    /** How many calls were rejected so far. */
    int rejected() {
        return rejected.get();
    }

    /** How many calls were answered so far. */
    int answered() {
        return answered.get();
    }

    /** Waits until this many more calls were answered. */
    void awaitAnswers(int more) {
        int enough = answered.get() + more;
        Waiting.until(more + " more calls are answered", () -> stopped || answered.get() >= enough);
    }

    /** Waits until a call is rejected. */
    void awaitRejection() {
        int before = rejected.get();
        Waiting.until("a call is rejected", () -> stopped || rejected.get() > before);
    }

    /** How long it takes from now on until no client is answered any more. */
    Duration untilRejected() {
        long start = System.nanoTime();
        lastAnswer.set(start);
        Waiting.until(
                "all clients are rejected",
                () -> stopped || System.nanoTime() - lastAnswer.get() > WITHOUT_ANSWER.toNanos());
        return Duration.ofNanos(lastAnswer.get() - start);
    }

    /** How long it takes from now on until all clients are answered. */
    Duration untilGood() {
        long start = System.nanoTime();
        answeredInARow.set(0);
        Waiting.until("all clients are answered", () -> stopped || answeredInARow.get() >= IN_A_ROW);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Ends the clients, and fails if one of them did. */
    @Override
    public void close() {
        stopped = true;
        threads.shutdown();
        try {
            assertThat(threads.awaitTermination(30, SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        assertThat(failures).isEmpty();
    }
}
