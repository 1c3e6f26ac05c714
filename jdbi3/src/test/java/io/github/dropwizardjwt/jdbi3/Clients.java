package io.github.dropwizardjwt.jdbi3;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.session.BoundedSessionStore;
import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.support.Waiting;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Clients that ask a store again and again, as requests do, while something happens to its server. */
final class Clients implements AutoCloseable {
    private static final int COUNT = 16;
    /** So many good answers in a row, and a client is served again. */
    private static final int ENOUGH = 3;

    private static final Duration PAUSE = Duration.ofMillis(1);

    private final AtomicIntegerArray goodInARow = new AtomicIntegerArray(COUNT);
    private final AtomicLong lastFailure = new AtomicLong(System.nanoTime());
    private final ExecutorService threads = Executors.newFixedThreadPool(COUNT);
    private final List<Future<?>> clients = new ArrayList<>();
    private volatile boolean stopped;

    /**
     * Starts the clients.
     *
     * @param client makes the question of one client, which says whether the answer was good; an unavailable store is
     *     none
     */
    Clients(Supplier<BooleanSupplier> client) {
        for (int i = 0; i < COUNT; i++) {
            int number = i;
            BooleanSupplier question = client.get();
            clients.add(threads.submit(() -> ask(number, question)));
        }
    }

    /** The store as requests use it, with the default timeout. */
    static SessionStore bounded(SessionStore store) {
        return new BoundedSessionStore(
                store, Duration.ofMillis(200), Executors.newCachedThreadPool(Clients::ofBackground));
    }

    private static Thread ofBackground(Runnable task) {
        Thread thread = new Thread(task, "store-calls");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * How long after the end of an event there still were failures, once every client that was served is served again.
     */
    Duration outage(Runnable event) {
        untilServed();
        return outageFrom(event);
    }

    /** How long after the end of an event there still were failures, once every client is served. */
    Duration outageFrom(Runnable event) {
        event.run();
        long start = System.nanoTime();
        untilServed();
        return Duration.ofNanos(Math.max(0, lastFailure.get() - start));
    }

    /** Waits until every client is served, from now on. */
    void untilServed() {
        for (int i = 0; i < COUNT; i++) {
            goodInARow.set(i, 0);
        }
        Waiting.until("every client is served", () -> {
            clients.stream().filter(Future::isDone).forEach(Clients::fail);
            for (int i = 0; i < COUNT; i++) {
                if (goodInARow.get(i) < ENOUGH) {
                    return false;
                }
            }
            return true;
        });
    }

    @Override
    public void close() {
        stopped = true;
        threads.shutdown();
        Waiting.until("the clients have ended", threads::isTerminated);
        clients.forEach(client -> assertThat(client).succeedsWithin(Duration.ZERO));
    }

    private static void fail(Future<?> client) {
        assertThat(client).as("a client").isNotDone();
    }

    private void ask(int number, BooleanSupplier question) {
        while (!stopped) {
            if (isGood(question)) {
                goodInARow.incrementAndGet(number);
            } else {
                goodInARow.set(number, 0);
                lastFailure.accumulateAndGet(System.nanoTime(), (one, other) -> one - other > 0 ? one : other);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Whether a question is answered with true; an unavailable store does not answer. */
    static boolean isGood(BooleanSupplier question) {
        try {
            return question.getAsBoolean();
        } catch (TokenUnavailableException e) {
            return false;
        }
    }
}
