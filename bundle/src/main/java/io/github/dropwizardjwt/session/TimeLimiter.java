package io.github.dropwizardjwt.session;

import com.github.benmanes.caffeine.cache.Ticker;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Limits how long a request waits for the store, and how many calls of it are under way. Calls run in threads of their
 * own: a store that hangs holds these, while requests go on after the timeout. Thread-safe.
 */
final class TimeLimiter {
    private final Executor workers;
    private final Semaphore permits;
    private final long timeout;
    private final Ticker ticker;
    private final CircuitBreaker circuitBreaker;

    TimeLimiter(Executor workers, int concurrency, Duration timeout, Ticker ticker, CircuitBreaker circuitBreaker) {
        this.workers = workers;
        this.permits = new Semaphore(concurrency);
        this.timeout = timeout.toNanos();
        this.ticker = ticker;
        this.circuitBreaker = circuitBreaker;
    }

    /**
     * Calls the store.
     *
     * @throws TokenUnavailableException if it fails or does not answer in time, or the circuit breaker is open
     */
    <T> T call(Supplier<T> operation) {
        if (!circuitBreaker.permits()) {
            throw new TokenUnavailableException("The session store does not answer");
        }
        try {
            T answer = answer(operation);
            circuitBreaker.succeeded();
            return answer;
        } catch (TimeoutException | RejectedExecutionException e) {
            circuitBreaker.failed();
            throw new TokenUnavailableException("The session store does not answer", e);
        } catch (ExecutionException e) {
            circuitBreaker.failed();
            throw new TokenUnavailableException("The session store failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TokenUnavailableException("Interrupted while the session store was asked", e);
        }
    }

    private <T> T answer(Supplier<T> operation) throws TimeoutException, ExecutionException, InterruptedException {
        long deadline = ticker.read() + timeout;
        if (!permits.tryAcquire(timeout, TimeUnit.NANOSECONDS)) {
            throw new TimeoutException("All threads wait for the session store");
        }
        FutureTask<T> task = new FutureTask<>(operation::get);
        start(task);
        // Not cancelled when the time is over: to interrupt a thread can damage what it works with, as H2's files.
        return task.get(deadline - ticker.read(), TimeUnit.NANOSECONDS);
    }

    /** The permit is released when the call ends, whether or not a request still waits for it. */
    private void start(FutureTask<?> task) {
        try {
            workers.execute(() -> {
                try {
                    task.run();
                } finally {
                    permits.release();
                }
            });
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            // The executor is shut down, or the machine has no thread left to give.
            permits.release();
            throw e;
        }
    }
}
