package io.github.dropwizardjwt.key.remote;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a task repeatedly: when it is due, and on request, but never concurrently and never twice within an interval,
 * whether it succeeds or fails. The task may end on another thread than it began on, so that none waits for it.
 * Thread-safe.
 */
final class RefreshScheduler implements AutoCloseable {
    private final Supplier<CompletableFuture<Duration>> task;
    private final long leastInterval;
    private final Ticker ticker;
    private final Executor workers;
    private final ScheduledExecutorService timer;

    private @Nullable Run last;
    private @Nullable ScheduledFuture<?> due;
    private boolean closed;
    private boolean retired;

    /**
     * One run.
     *
     * @param begun when it was requested, as {@link Ticker#read()} has it
     * @param end completed when the run is over, whether it succeeded or failed
     */
    record Run(long begun, CompletableFuture<Void> end) {}

    /**
     * A scheduler whose first run must be requested.
     *
     * @param task begins a run, and completes with the time from its end until it is due again
     * @param leastInterval the least time from the beginning of one run to that of the next
     * @param ticker the monotonic time
     * @param workers begins the runs
     * @param timer requests a run when one is due
     */
    RefreshScheduler(
            Supplier<CompletableFuture<Duration>> task,
            Duration leastInterval,
            Ticker ticker,
            Executor workers,
            ScheduledExecutorService timer) {
        this.task = task;
        this.leastInterval = leastInterval.toNanos();
        this.ticker = ticker;
        this.workers = workers;
        this.timer = timer;
    }

    /**
     * Requests a run.
     *
     * @return the new run, or the present one if it is not over; null if it is too early for one
     */
    synchronized @Nullable Run request() {
        long now = ticker.read();
        if (last != null && !last.end().isDone()) {
            return last;
        }
        if (closed || (last != null && (retired || now - last.begun() < leastInterval))) {
            return null;
        }
        // Recorded before it begins: failed runs are limited too.
        Run run = new Run(now, new CompletableFuture<>());
        try {
            workers.execute(() -> perform(run));
        } catch (RejectedExecutionException e) {
            return null;
        } catch (OutOfMemoryError e) {
            // No thread could be created. Without another time at which it is due, nothing would ever run again.
            last = run;
            finish(run, leastInterval);
            return run;
        }
        last = run;
        return run;
    }

    private void perform(Run run) {
        var unused = begin().whenComplete((untilNext, failure) -> finish(
                run,
                Math.max(untilNext == null ? 0 : untilNext.toNanos(), run.begun() + leastInterval - ticker.read())));
    }

    private CompletableFuture<Duration> begin() {
        try {
            return task.get();
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private synchronized void finish(Run run, long untilNext) {
        if (due != null) {
            due.cancel(false);
        }
        try {
            due = closed || retired ? null : timer.schedule((Runnable) this::request, untilNext, TimeUnit.NANOSECONDS);
        } finally {
            run.end().complete(null);
        }
    }

    /** Nothing is due any more. What runs ends as usual, and so does a first run that is yet to be requested. */
    synchronized void retire() {
        retired = true;
        if (due != null) {
            due.cancel(false);
        }
    }

    /** Nothing begins any more. Who waits for a run does so no longer. */
    @Override
    public synchronized void close() {
        closed = true;
        if (due != null) {
            due.cancel(false);
        }
        if (last != null) {
            last.end().complete(null);
        }
    }
}
