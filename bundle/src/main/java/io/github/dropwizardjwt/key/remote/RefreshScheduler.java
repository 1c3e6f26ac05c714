package io.github.dropwizardjwt.key.remote;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a task repeatedly on one thread: when it is due, and on request, but never concurrently and never twice within
 * an interval, whether it succeeds or fails. Thread-safe.
 */
final class RefreshScheduler {
    private final Supplier<Duration> task;
    private final long leastInterval;
    private final Ticker ticker;
    private final ScheduledExecutorService thread;

    private @Nullable Run last;
    private @Nullable ScheduledFuture<?> due;

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
     * @param task returns the time from its end until it is due again
     * @param leastInterval the least time from the beginning of one run to that of the next
     * @param ticker the monotonic time
     * @param thread a single thread; to stop, it is shut down
     */
    RefreshScheduler(Supplier<Duration> task, Duration leastInterval, Ticker ticker, ScheduledExecutorService thread) {
        this.task = task;
        this.leastInterval = leastInterval.toNanos();
        this.ticker = ticker;
        this.thread = thread;
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
        if (last != null && now - last.begun() < leastInterval) {
            return null;
        }
        // Recorded before it begins: failed runs are limited too.
        Run run = new Run(now, new CompletableFuture<>());
        try {
            thread.execute(() -> perform(run));
        } catch (RejectedExecutionException e) {
            return null;
        }
        last = run;
        return run;
    }

    private void perform(Run run) {
        Duration untilNext = Duration.ZERO;
        try {
            untilNext = task.get();
        } finally {
            finish(run, Math.max(untilNext.toNanos(), run.begun() + leastInterval - ticker.read()));
        }
    }

    private synchronized void finish(Run run, long untilNext) {
        if (due != null) {
            due.cancel(false);
        }
        try {
            due = thread.schedule((Runnable) this::request, untilNext, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // It was shut down meanwhile.
            due = null;
        } finally {
            run.end().complete(null);
        }
    }
}
