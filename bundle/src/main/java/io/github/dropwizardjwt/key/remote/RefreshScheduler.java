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
 * Does one thing again and again on one thread: when it is due, and when somebody asks for it, but never twice at once,
 * and never twice within an interval, whoever asks and however it went. Safe for use by many threads.
 */
final class Refresher {
    private final Supplier<Duration> task;
    private final long leastInterval;
    private final Ticker ticker;
    private final ScheduledExecutorService thread;

    private @Nullable Run last;
    private @Nullable ScheduledFuture<?> due;

    /**
     * One run.
     *
     * @param begun when, as {@link Ticker#read()} tells it
     * @param end done when the run is over, however it went
     */
    record Run(long begun, CompletableFuture<Void> end) {}

    /**
     * A refresher that has not begun.
     *
     * @param task gives the time from its end until it is due again
     * @param leastInterval from the beginning of one run to that of the next
     * @param ticker tells monotonic time
     * @param thread a single thread, which is shut down to stop
     */
    Refresher(Supplier<Duration> task, Duration leastInterval, Ticker ticker, ScheduledExecutorService thread) {
        this.task = task;
        this.leastInterval = leastInterval.toNanos();
        this.ticker = ticker;
        this.thread = thread;
    }

    /**
     * Asks for a run.
     *
     * @return the run that goes on now, which may have begun before; null where it is too early for one
     */
    synchronized @Nullable Run request() {
        long now = ticker.read();
        if (last != null && !last.end().isDone()) {
            return last;
        }
        if (last != null && now - last.begun() < leastInterval) {
            return null;
        }
        // Claimed before it begins: a run that fails counts like one that does not.
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
            // It has been shut down meanwhile.
            due = null;
        } finally {
            run.end().complete(null);
        }
    }
}
