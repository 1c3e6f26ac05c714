package io.github.dropwizardjwt.jdbi3;

import com.github.benmanes.caffeine.cache.Ticker;
import io.github.dropwizardjwt.session.SessionLog;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads {@code jwt_session_log}, one statement each time: the last line that was read, by which the log is recognized,
 * what comes after it, and what was missing before it.
 */
final class JdbiSessionLog implements SessionLog {
    private static final Logger LOGGER = LoggerFactory.getLogger(JdbiSessionLog.class);

    /** Whoever has missed more forgets everything: that is less work. */
    private static final int MAX_LINES = 10_000;

    /** By then each call of a store has given up. */
    private static final long PATIENCE = Duration.ofMinutes(1).toNanos();

    private final Database database;
    private final LogQuery query;
    private final Duration interval;
    private final Ticker ticker;
    private volatile @Nullable LogPosition position;
    private @Nullable Long beyondLimitSince;
    /** Null once the lines before it were read, too. */
    private @Nullable Beginning beginning;

    /**
     * Where reading began. Lines below were not read, and one of them may not have been committed yet. All of them are
     * read once, after the time in which each writer has committed or given up.
     *
     * @param before the number after which what is not there is missed
     * @param moment when it began, in nanoseconds
     */
    private record Beginning(long before, long moment) {}

    JdbiSessionLog(Database database, Dialect dialect, Duration interval) {
        this(database, dialect, interval, Ticker.systemTicker());
    }

    JdbiSessionLog(Database database, Dialect dialect, Duration interval, Ticker ticker) {
        this.database = database;
        this.query = new LogQuery(database, dialect, MAX_LINES + 1);
        this.interval = interval;
        this.ticker = ticker;
    }

    @Override
    public void await() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(interval.toNanos());
    }

    @Override
    public boolean readOn(Consumer<String> ended) {
        LogPosition from = position;
        if (from == null) {
            return begin();
        }
        List<LogLine> lines = query.on(from.last().no(), from.missing().keySet());
        LogPosition next = from.after(lines, ticker.read());
        if (!from.isIn(lines) || lines.size() > MAX_LINES || !isBearable(next)) {
            return begin();
        }
        Beginning due = beginning != null && ticker.read() - beginning.moment() >= PATIENCE ? beginning : null;
        List<LogLine> below = due == null ? List.of() : query.upTo(due.before());
        Stream.concat(lines.stream().filter(line -> line.no() != from.last().no()), below.stream())
                .map(LogLine::name)
                .forEach(ended);
        position = next;
        if (due != null) {
            beginning = null;
        }
        return below.size() <= MAX_LINES;
    }

    @Override
    public int missing() {
        LogPosition now = position;
        return now == null ? 0 : now.missing().size();
    }

    /** Reading goes on from the end of the log. It must have one. */
    private boolean begin() {
        List<LogLine> newest = query.newest();
        if (newest.isEmpty()) {
            append("");
            newest = query.newest();
        }
        if (newest.isEmpty()) {
            throw new IllegalStateException("a line that was added to jwt_session_log is not there");
        }
        long now = ticker.read();
        position = LogPosition.atEnd(newest, now);
        beyondLimitSince = null;
        beginning = new Beginning(LogPosition.beforeBeginning(newest), now);
        return false;
    }

    /** Adds a line. */
    void append(String name) {
        database.with(handle -> handle.createUpdate(LogLine.INSERT + "VALUES (:name, :proof)")
                .bind("name", name)
                .bind("proof", LogLine.newProof())
                .execute());
    }

    /**
     * Whether few enough lines are missing. If it is more for longer than any call takes, they will not appear.
     *
     * @throws MissingLinesException if they are too many, and may still appear
     */
    private boolean isBearable(LogPosition next) {
        if (!next.isBeyondLimit()) {
            beyondLimitSince = null;
            return true;
        }
        long now = ticker.read();
        if (beyondLimitSince == null) {
            beyondLimitSince = now;
            LOGGER.warn("""
                    More than {} lines are missing in jwt_session_log: the store is asked about each token until they \
                    appear, or for a minute. Many transactions that write to it are not committed or were rolled \
                    back, or its numbers have been changed by hand\
                    """, LogPosition.MAX_MISSING);
        }
        if (now - beyondLimitSince < PATIENCE) {
            throw new MissingLinesException();
        }
        return false;
    }
}
