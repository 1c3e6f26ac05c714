package io.github.dropwizardjwt.session;

import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.util.concurrent.ExecutionException;
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
    private final StoreAccess access;
    private final String purpose;
    private final int concurrency;
    private final Semaphore permits;
    private final CircuitBreaker circuitBreaker;
    /** Names the last failure, for the message of calls that the circuit breaker rejects. */
    private volatile String lastFailure = "";

    /**
     * Limits calls of one kind.
     *
     * @param access the threads, the timeout, and the time
     * @param purpose what the calls do, for messages: an infinitive without "to"
     * @param concurrency how many of them are under way at most
     * @param circuitBreaker decides which are made
     */
    TimeLimiter(StoreAccess access, String purpose, int concurrency, CircuitBreaker circuitBreaker) {
        this.access = access;
        this.purpose = purpose;
        this.concurrency = concurrency;
        this.permits = new Semaphore(concurrency);
        this.circuitBreaker = circuitBreaker;
    }

    /**
     * Calls the store.
     *
     * @throws TokenUnavailableException if it fails or does not answer in time, or the circuit breaker is open; the
     *     message names the kind of failure
     */
    <T> T call(Supplier<T> operation) {
        if (!circuitBreaker.permits()) {
            throw new TokenUnavailableException(message(lastFailure + " (circuit breaker open)"));
        }
        try {
            T answer = answer(operation);
            circuitBreaker.succeeded();
            return answer;
        } catch (TimeoutException e) {
            throw failure("no answer within " + access.timeout().toMillis() + " ms", e);
        } catch (RejectedExecutionException e) {
            throw failure("no thread to call it", e);
        } catch (ExecutionException e) {
            throw failure(access.describe().apply(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TokenUnavailableException("Interrupted while the session store was asked", e);
        }
    }

    private TokenUnavailableException failure(String cause, Exception e) {
        lastFailure = cause;
        circuitBreaker.failed(cause);
        return new TokenUnavailableException(message(cause), e);
    }

    private String message(String cause) {
        return "The session store failed to " + purpose + ": " + cause;
    }

    private <T> T answer(Supplier<T> operation) throws TimeoutException, ExecutionException, InterruptedException {
        long timeout = access.timeout().toNanos();
        long deadline = access.ticker().read() + timeout;
        if (!permits.tryAcquire(timeout, TimeUnit.NANOSECONDS)) {
            throw failure("all " + concurrency + " threads for this wait for an answer", new TimeoutException());
        }
        FutureTask<T> task = new FutureTask<>(operation::get);
        start(task);
        // Not cancelled when the time is over: to interrupt a thread can damage what it works with, as H2's files.
        return task.get(deadline - access.ticker().read(), TimeUnit.NANOSECONDS);
    }

    /** The permit is released when the call ends, whether or not a request still waits for it. */
    private void start(FutureTask<?> task) {
        try {
            access.workers().execute(() -> {
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
