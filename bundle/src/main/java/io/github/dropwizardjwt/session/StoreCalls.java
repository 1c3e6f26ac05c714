package io.github.dropwizardjwt.session;

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
 * Calls a store in threads of its own, of which there is a bounded number. A store that hangs costs these threads, while
 * the requests that wait for it go on after the timeout, and without waiting once that is known.
 */
final class StoreCalls {
    private final Executor workers;
    private final Semaphore free;
    private final long timeout;
    private final Admission admission;

    StoreCalls(Executor workers, int concurrency, Duration timeout, Admission admission) {
        this.workers = workers;
        this.free = new Semaphore(concurrency);
        this.timeout = timeout.toNanos();
        this.admission = admission;
    }

    /**
     * Calls the store.
     *
     * @throws TokenUnavailableException if it fails, or does not answer in time
     */
    <T> T call(Supplier<T> operation) {
        if (!admission.admits()) {
            throw new TokenUnavailableException("The session store does not answer");
        }
        try {
            T answer = answer(operation);
            admission.succeeded();
            return answer;
        } catch (TimeoutException | RejectedExecutionException e) {
            admission.failed();
            throw new TokenUnavailableException("The session store does not answer", e);
        } catch (ExecutionException e) {
            admission.failed();
            throw new TokenUnavailableException("The session store failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TokenUnavailableException("Interrupted while the session store was asked", e);
        }
    }

    private <T> T answer(Supplier<T> operation) throws TimeoutException, ExecutionException, InterruptedException {
        long deadline = System.nanoTime() + timeout;
        if (!free.tryAcquire(timeout, TimeUnit.NANOSECONDS)) {
            throw new TimeoutException("All threads wait for the session store");
        }
        FutureTask<T> task = new FutureTask<>(operation::get);
        start(task);
        // Not cancelled when the time is over: to interrupt a thread can damage what it works with, as H2's files.
        return task.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    /** The thread is free again when the store has answered, whether or not anybody still waits for that. */
    private void start(FutureTask<?> task) {
        try {
            workers.execute(() -> {
                try {
                    task.run();
                } finally {
                    free.release();
                }
            });
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            // The executor is shut down, or the machine has no thread left to give.
            free.release();
            throw e;
        }
    }
}
