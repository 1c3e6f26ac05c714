package io.github.dropwizardjwt.session;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a log, marks what it names, and counts. Readings are made by one thread. */
final class LogReader {
    private static final Logger LOGGER = LoggerFactory.getLogger(SessionLogFollower.class);

    private final SessionLog log;
    private final Function<Throwable, String> describe;
    private final EndedSessions ended = new EndedSessions();
    private final UnloggedEnds unlogged;
    private final FailureLog failures;
    private final LongAdder reads = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder heard = new LongAdder();
    private final LongAdder forgotten = new LongAdder();

    LogReader(SessionLog log, Function<Throwable, String> describe, Ticker ticker) {
        this.log = log;
        this.describe = describe;
        this.unlogged = new UnloggedEnds(ended, ticker);
        this.failures = new FailureLog(LOGGER, ticker);
    }

    EndedSessions ended() {
        return ended;
    }

    UnloggedEnds unlogged() {
        return unlogged;
    }

    /** Reads once. The moment is taken before the reading: what the log gets meanwhile may be missed. */
    void read(Supplier<Moment> now) {
        Moment began = now.get();
        if (log.readOn(this::mark)) {
            ended.heard(began);
        } else {
            ended.lost(began);
            forgotten.increment();
        }
        reads.increment();
        failures.succeeded("The log of the session store can be read again");
        unlogged.check(began);
    }

    private void mark(String name) {
        ended.mark(name);
        heard.increment();
    }

    void failed() {
        failed.increment();
    }

    void report(Throwable failure) {
        failures.failed(
                failure,
                () -> "The log of the session store cannot be read, and the store is asked about each token again: "
                        + describe.apply(failure));
    }

    /**
     * Adds what was counted here.
     *
     * @param age see {@link SessionLogStatistics}, as the others
     */
    SessionLogStatistics statistics(
            @Nullable Duration age, boolean isLapsed, long remembered, long asked, long rechecked) {
        return new SessionLogStatistics(
                age,
                isLapsed,
                reads.sum(),
                failed.sum(),
                heard.sum(),
                forgotten.sum(),
                log.missing(),
                unlogged.count(),
                remembered,
                asked,
                rechecked);
    }
}
