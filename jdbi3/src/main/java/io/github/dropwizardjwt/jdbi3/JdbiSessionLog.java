package io.github.dropwizardjwt.jdbi3;

import com.github.benmanes.caffeine.cache.Ticker;
import com.google.common.base.Joiner;
import io.github.dropwizardjwt.session.SessionLog;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
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

    private static final String LINES = "SELECT <read_only> AS read_only, no, name, proof FROM jwt_session_log";
    private static final String ON = LINES + " WHERE no >= :last ORDER BY no LIMIT :limit";
    private static final String ON_AND_MISSING = "(" + ON + ") UNION ALL (" + LINES + " WHERE no IN (<missing>))";

    /** One row in any case: that there is no line must come from the primary too. */
    private static final String END = """
            SELECT read_only, no, name, proof FROM (SELECT <read_only> AS read_only) AS server
            LEFT JOIN (SELECT no, name, proof FROM jwt_session_log ORDER BY no DESC LIMIT :limit) AS newest
            ON 1 = 1""";

    private static final RowMapper<LogLine> LINE = PrimaryOnly.rows((row, context) -> {
        String name = row.getString("name");
        return name == null ? null : new LogLine(row.getLong("no"), name, row.getLong("proof"));
    });

    private final Database database;
    private final Dialect dialect;
    private final Duration interval;
    private final Ticker ticker;
    private volatile @Nullable LogPosition position;
    private @Nullable Long beyondLimitSince;
    /** When reading began at the end of the log; null once it has begun there again. */
    private @Nullable Long begun;

    JdbiSessionLog(Database database, Dialect dialect, Duration interval) {
        this(database, dialect, interval, Ticker.systemTicker());
    }

    JdbiSessionLog(Database database, Dialect dialect, Duration interval, Ticker ticker) {
        this.database = database;
        this.dialect = dialect;
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
        if (begun != null && ticker.read() - begun >= PATIENCE) {
            return beginAgain();
        }
        List<LogLine> lines = read(from);
        LogPosition next = from.after(lines, ticker.read());
        if (!from.isIn(lines) || lines.size() > MAX_LINES || !isBearable(next)) {
            return begin();
        }
        lines.stream()
                .filter(line -> line.no() != from.last().no())
                .map(LogLine::name)
                .forEach(ended);
        position = next;
        return true;
    }

    @Override
    public int missing() {
        LogPosition now = position;
        return now == null ? 0 : now.missing().size();
    }

    /** Reading goes on from the end of the log. It must have one. */
    private boolean begin() {
        List<LogLine> newest = newest();
        if (newest.isEmpty()) {
            append("");
            newest = newest();
        }
        if (newest.isEmpty()) {
            throw new IllegalStateException("a line that was added to jwt_session_log is not there");
        }
        position = LogPosition.atEnd(newest, ticker.read());
        beyondLimitSince = null;
        begun = ticker.read();
        return false;
    }

    /**
     * A line far below the end that was not yet committed when reading began, and was not missed for that, is committed
     * by now. What was remembered since may not show it.
     */
    private boolean beginAgain() {
        begin();
        begun = null;
        return false;
    }

    /** Adds a line. */
    void append(String name) {
        database.with(handle -> handle.createUpdate(LogLine.INSERT + "VALUES (:name, :proof)")
                .bind("name", name)
                .bind("proof", LogLine.newProof())
                .execute());
    }

    private List<LogLine> newest() {
        return database.with(handle -> lines(query(handle, END).bind("limit", LogPosition.WINDOW)));
    }

    private List<LogLine> read(LogPosition from) {
        Set<Long> missing = from.missing().keySet();
        return database.with(handle -> {
            Query query = query(handle, missing.isEmpty() ? ON : ON_AND_MISSING)
                    .bind("last", from.last().no())
                    .bind("limit", MAX_LINES + 1);
            // In the text: a thousand parameters would cost more than all the rest.
            return lines(query.define("missing", Joiner.on(", ").join(missing)));
        });
    }

    private Query query(Handle handle, String query) {
        return handle.createQuery(query).define(PrimaryOnly.COLUMN, dialect.readOnly());
    }

    private static List<LogLine> lines(Query query) {
        return query.map(LINE).stream()
                .filter(Objects::nonNull)
                .sorted(Comparator.comparingLong(LogLine::no))
                .toList();
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
