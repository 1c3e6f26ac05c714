package io.github.dropwizardjwt.key.remote;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** A thread whose time passes when a test says so. What is to be done at once is done at once. */
final class ManualThread extends ScheduledThreadPoolExecutor implements Ticker {
    private final AtomicLong now = new AtomicLong(1_000);
    private volatile Runnable due = () -> {};
    private volatile long delay = -1;
    private volatile long dueAt = Long.MAX_VALUE;

    ManualThread() {
        super(1, new DaemonThreads("manual thread"));
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long after, TimeUnit unit) {
        if (after == 0) {
            return super.schedule(task, 0, unit);
        }
        due = task;
        delay = unit.toMillis(after);
        dueAt = now.get() + unit.toNanos(after);
        return super.schedule(() -> {}, 1, TimeUnit.DAYS);
    }

    /** In how many milliseconds the next run is due, from the end of the last one. */
    long delay() {
        return delay;
    }

    void advance(long millis) {
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    /** The time has come for what is due, once what goes on is over. */
    void elapse() {
        settle();
        advance(delay);
        due.run();
    }

    /** Time passes, and what comes due meanwhile is done in its time. */
    void pass(Duration time) {
        settle();
        long end = now.get() + time.toNanos();
        while (dueAt <= end) {
            now.set(dueAt);
            due.run();
            settle();
        }
        now.set(end);
    }

    /** Waits for what goes on. */
    private void settle() {
        try {
            submit(() -> {}).get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public long read() {
        return now.get();
    }
}
