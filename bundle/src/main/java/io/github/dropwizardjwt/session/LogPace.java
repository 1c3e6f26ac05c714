package io.github.dropwizardjwt.session;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Decides when a message that would be logged with each request is logged: at once, then after pauses. Thread-safe. */
public final class LogPace {
    private final Ticker ticker;
    private final long pause;
    private final AtomicLong logged;
    private final AtomicLong events = new AtomicLong();

    /**
     * A pace whose first message is due.
     *
     * @param ticker the time
     * @param pause the least time from one message to the next
     */
    public LogPace(Ticker ticker, Duration pause) {
        this.ticker = ticker;
        this.pause = pause.toNanos();
        this.logged = new AtomicLong(ticker.read() - this.pause);
    }

    /**
     * Counts an event.
     *
     * @return how many there were since the last message, this one included, if the next is due; else 0
     */
    public long count() {
        events.incrementAndGet();
        long now = ticker.read();
        long before = logged.get();
        return now - before >= pause && logged.compareAndSet(before, now) ? events.getAndSet(0) : 0;
    }
}
