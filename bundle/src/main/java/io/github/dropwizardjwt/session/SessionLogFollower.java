package io.github.dropwizardjwt.session;

import com.github.benmanes.caffeine.cache.Ticker;
import io.github.dropwizardjwt.token.Token;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the {@link SessionLog} of a store, so that a token need not be looked up with each request:
 * {@link SessionManagerBuilder#follow}. It reads in a thread of its own from {@link #start()} on, as long as tokens are
 * verified; before that, and whenever it cannot read, the store is asked. Thread-safe.
 */
public final class SessionLogFollower {
    private static final Logger LOGGER = LoggerFactory.getLogger(SessionLogFollower.class);
    private static final Duration IDLE_AFTER = Duration.ofSeconds(1);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(50);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

    private final SessionLog log;
    private final Duration maxStaleness;
    private final Function<Throwable, String> describe;
    private final Ticker ticker;
    private final Clock clock;
    private final EndedSessions ended = new EndedSessions();
    private final UnloggedEnds unlogged = new UnloggedEnds(ended);
    private final FailureLog failures = new FailureLog(LOGGER);
    private final LongAdder remembered = new LongAdder();
    private final LongAdder asked = new LongAdder();
    private final LongAdder reads = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder heard = new LongAdder();
    private final LongAdder forgotten = new LongAdder();
    private volatile boolean used = true;
    private volatile boolean idle;
    private volatile boolean stopped;
    /** Whether the next reading need not wait: requests have begun to ask the store. */
    private boolean isWoken;
    /** Whether the thread may be interrupted. While it reads, that could damage what it reads from, as H2's files. */
    private boolean isWaiting;

    private final Thread thread = new Thread(this::run, "jwt-sessions-log");

    SessionLogFollower(
            SessionLog log, Duration maxStaleness, Function<Throwable, String> describe, Ticker ticker, Clock clock) {
        this.log = log;
        this.maxStaleness = maxStaleness;
        this.describe = describe;
        this.ticker = ticker;
        this.clock = clock;
        thread.setDaemon(true);
    }

    /**
     * Follows the log of a store. One store may have one follower.
     *
     * @param store the store
     * @param maxStaleness how old the last reading of the log may be for a token to be accepted without asking the
     *     store; also for how long an answer of the store counts without one
     * @param clock the clock of tokens and sessions
     * @return a follower, which has not begun to read; empty if the store has no log
     * @throws IllegalArgumentException if the staleness is not positive
     */
    public static Optional<SessionLogFollower> of(SessionStore store, Duration maxStaleness, Clock clock) {
        if (maxStaleness.isNegative() || maxStaleness.isZero()) {
            throw new IllegalArgumentException("The staleness must be positive");
        }
        return store.log()
                .map(log -> new SessionLogFollower(log, maxStaleness, store::describe, Ticker.systemTicker(), clock));
    }

    /** Begins to read. To be called once. */
    public void start() {
        thread.start();
    }

    /**
     * Stops reading, and waits for a reading that is under way, two seconds at most. From then on the store is asked.
     */
    public void stop() {
        stopped = true;
        LockSupport.unpark(thread);
        interruptIfWaiting();
        try {
            thread.join(STOP_LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void interruptIfWaiting() {
        if (isWaiting) {
            thread.interrupt();
        }
    }

    /** Waits for something, unless this is stopped. */
    private void await(Wait wait) throws InterruptedException {
        setWaiting(true);
        try {
            if (!stopped) {
                wait.await();
            }
        } finally {
            setWaiting(false);
        }
        if (stopped) {
            throw new InterruptedException();
        }
    }

    private synchronized void setWaiting(boolean waits) {
        isWaiting = waits;
    }

    @FunctionalInterface
    private interface Wait {
        void await() throws InterruptedException;
    }

    /**
     * What happened so far.
     *
     * @return figures for metrics and health checks
     */
    public SessionLogStatistics statistics() {
        Moment began = ended.reading().began();
        return new SessionLogStatistics(
                began == null ? null : Duration.ofNanos(ticker.read() - began.nanos()),
                !idle && (began == null || !began.isWithin(maxStaleness.toNanos(), now())),
                reads.sum(),
                failed.sum(),
                heard.sum(),
                forgotten.sum(),
                log.missing(),
                unlogged.count(),
                remembered.sum(),
                asked.sum());
    }

    EndedSessions ended() {
        return ended;
    }

    Duration maxStaleness() {
        return maxStaleness;
    }

    Moment now() {
        return Moment.now(ticker, clock);
    }

    /** The last reading. Called with each request: it keeps the thread reading. */
    EndedSessions.Reading reading() {
        if (!used) {
            used = true;
            if (idle) {
                LockSupport.unpark(thread);
            }
        }
        return ended.reading();
    }

    void remembered() {
        remembered.increment();
    }

    void asked() {
        asked.increment();
    }

    /** A token that was not revoked is, and nobody has named its session: see {@link UnloggedEnds}. */
    void suspect(int place, int generation, int epoch, Token token) {
        unlogged.suspect(place, generation, epoch, token, now());
    }

    private void run() {
        long lastUse = ticker.read();
        while (!stopped) {
            try {
                readOnce();
            } catch (InterruptedException e) {
                // Only stop() interrupts, or is noticed so.
                return;
            } catch (RuntimeException | Error e) {
                // That a reading failed could not even be logged. The thread lives on, since none replaces it.
            }
            // Not before, or the belief would seem to have lapsed until the first reading of a node that wakes up.
            idle = false;
            if (used) {
                used = false;
                lastUse = ticker.read();
            } else if (ticker.read() - lastUse > IDLE_AFTER.toNanos()) {
                waitForUse();
                lastUse = ticker.read();
            }
        }
    }

    private void waitForUse() {
        idle = true;
        while (!used && !stopped) {
            LockSupport.park(this);
        }
        isWoken = true;
    }

    /**
     * Waits, unless tokens are verified again after a pause, and reads the log once. The moment is taken before the
     * reading: what the log gets meanwhile may be missed.
     *
     * @throws InterruptedException if the thread was interrupted while it waited
     */
    void readOnce() throws InterruptedException {
        try {
            awaitUnlessWoken();
            Moment began = now();
            if (log.readOn(this::hear)) {
                ended.heard(began);
            } else {
                ended.lost(began);
                forgotten.increment();
            }
            reads.increment();
            failures.succeeded(() -> "The log of the session store can be read again");
            unlogged.check(began);
        } catch (RuntimeException | Error e) {
            failed.increment();
            try {
                report(e);
            } finally {
                await(() -> TimeUnit.NANOSECONDS.sleep(PAUSE_AFTER_FAILURE.toNanos()));
            }
        }
    }

    private void awaitUnlessWoken() throws InterruptedException {
        if (isWoken) {
            isWoken = false;
        } else {
            await(log::await);
        }
    }

    /** A reading that fails because what it reads from is being closed is none that failed. */
    private void report(Throwable failure) {
        if (!stopped) {
            failures.failed(
                    ticker.read(),
                    failure,
                    () -> "The log of the session store cannot be read, and the store is "
                            + "asked about each token again: " + describe.apply(failure));
        }
    }

    private void hear(String name) {
        ended.mark(name);
        heard.increment();
    }
}
