package io.github.dropwizardjwt.session;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Follows the {@link SessionLog} of a store, so that a token need not be looked up with each request:
 * {@link SessionManagerBuilder#follow}. It reads in a thread of its own from {@link #start()} on, as long as tokens are
 * verified; before that, and whenever it cannot read, the store is asked. In a second thread it asks the store again
 * about tokens in use, before its last answers are too old. Thread-safe.
 */
public final class SessionLogFollower {
    private static final Duration IDLE_AFTER = Duration.ofSeconds(1);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(50);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

    private final SessionStore store;
    private final SessionLog log;
    private final Duration maxStaleness;
    private final Ticker ticker;
    private final Clock clock;
    private final LogReader reader;
    private final LiveTokens tokens = new LiveTokens();
    private final LiveTokenRecheck recheck;
    private final LongAdder remembered = new LongAdder();
    private final LongAdder asked = new LongAdder();
    private final AtomicBoolean isAttached = new AtomicBoolean();
    private volatile boolean used = true;
    private volatile boolean idle;
    /** Whether the next reading need not wait: requests have begun to ask the store. */
    private boolean isWoken;

    private final StoppableThread thread = new StoppableThread(this::run, "jwt-sessions-log");

    SessionLogFollower(SessionStore store, SessionLog log, Duration maxStaleness, Ticker ticker, Clock clock) {
        this.store = store;
        this.log = log;
        this.maxStaleness = maxStaleness;
        this.ticker = ticker;
        this.clock = clock;
        this.reader = new LogReader(log, store::describe, ticker);
        this.recheck = new LiveTokenRecheck(store, tokens, reader.ended(), reader.unlogged(), this::now);
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
        return store.log().map(log -> new SessionLogFollower(store, log, maxStaleness, Ticker.systemTicker(), clock));
    }

    /** Begins to read. To be called once. */
    public void start() {
        thread.start();
        recheck.start();
    }

    /**
     * Stops reading, and waits for what is under way, a reading and a question two seconds each at most. What was read
     * last counts until it is too old; from then on the store is asked about each token once in that time.
     */
    public void stop() {
        thread.stop(STOP_LIMIT);
        recheck.stop(STOP_LIMIT);
    }

    /**
     * What happened so far.
     *
     * @return figures for metrics and health checks
     */
    public SessionLogStatistics statistics() {
        Moment began = ended().reading().began();
        return reader.statistics(
                began == null ? null : Duration.ofNanos(ticker.read() - began.nanos()),
                !idle && (began == null || !began.isWithin(maxStaleness.toNanos(), now())),
                remembered.sum(),
                asked.sum(),
                recheck.rechecked());
    }

    /**
     * Attaches this follower to the one manager whose tokens it remembers.
     *
     * @throws IllegalArgumentException if the manager has another store, or another manager has this follower
     */
    void attachTo(SessionStore storeOfManager) {
        if (store != storeOfManager) {
            throw new IllegalArgumentException(
                    "The follower must be created with the very store of the SessionManager whose log it follows");
        }
        if (!isAttached.compareAndSet(false, true)) {
            throw new IllegalArgumentException("The follower belongs to another SessionManager already");
        }
    }

    LiveTokens tokens() {
        return tokens;
    }

    LiveTokenRecheck recheck() {
        return recheck;
    }

    EndedSessions ended() {
        return reader.ended();
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
                thread.wakeUp();
            }
        }
        return ended().reading();
    }

    void remembered() {
        remembered.increment();
    }

    void asked() {
        asked.increment();
    }

    /** A token that was not revoked is, and the log has not named its session: see {@link UnloggedEnds}. */
    void suspect(LiveToken known) {
        reader.unlogged().suspect(known, now());
    }

    private void run() {
        long lastUse = ticker.read();
        while (!thread.isStopped()) {
            try {
                readOnce();
            } catch (InterruptedException e) {
                // Stopped.
                return;
            } catch (RuntimeException | Error e) {
                // That a reading failed could not even be logged. The thread lives on, since none replaces it.
            }
            // Not before, or the log would seem not to have been read until the first reading of a node that wakes up.
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
        while (!used && !thread.isStopped()) {
            LockSupport.park(this);
        }
        isWoken = true;
    }

    /**
     * Waits, unless tokens are verified again after a pause, and reads the log once.
     *
     * @throws InterruptedException if it is stopped
     */
    void readOnce() throws InterruptedException {
        try {
            if (!isWoken) {
                thread.await(log::await);
            }
            isWoken = false;
            reader.read(this::now);
        } catch (RuntimeException | Error e) {
            failed(e);
        }
    }

    /** A reading that fails while this is stopped is not reported: what it reads from is about to be closed. */
    private void failed(Throwable failure) throws InterruptedException {
        reader.failed();
        try {
            if (!thread.isStopped()) {
                reader.report(failure);
            }
        } finally {
            thread.await(() -> TimeUnit.NANOSECONDS.sleep(PAUSE_AFTER_FAILURE.toNanos()));
        }
    }
}
