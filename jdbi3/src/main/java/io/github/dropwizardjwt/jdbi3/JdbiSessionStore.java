package io.github.dropwizardjwt.jdbi3;

import io.github.dropwizardjwt.session.Session;
import io.github.dropwizardjwt.session.SessionLog;
import io.github.dropwizardjwt.session.SessionPosition;
import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.session.TokenReference;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/**
 * Sessions in a relational database. Each operation is one statement, and one round trip; what ends something is a
 * transaction where {@link LoggingTransactions} says so.
 */
final class JdbiSessionStore implements SessionStore {
    private static final String COLUMNS =
            "sid, subject, client, claims, created_at, last_used_at, expires_at, ends_at, refresh_hash, spent_hash";

    static final String ALL = "SELECT " + COLUMNS + " FROM jwt_sessions";

    /** One row in any case: that there is no session must come from the primary too. */
    private static final String FIND = "SELECT read_only, " + COLUMNS + """
             FROM (SELECT <read_only> AS read_only) AS server
            LEFT JOIN jwt_sessions ON sid = :sid AND expires_at > :now""";

    private static final String ADD = "INSERT INTO jwt_sessions (" + COLUMNS + """
            ) VALUES (:sid, :subject, :client, :claims, :created, :used, :expires, :ends, :refresh, :spent)""";

    private static final String ADVANCE = """
            UPDATE jwt_sessions
            SET claims = :claims, last_used_at = :used, expires_at = :expires, refresh_hash = :refresh,
                spent_hash = :spent
            WHERE sid = :sid AND refresh_hash = :spent""";

    private static final String LIVE_OF_SUBJECT = " WHERE <of_subject> AND expires_at > :now";

    /** In this form every database finds the position in its index. */
    private static final String AFTER = " AND created_at <= :created AND (created_at < :created OR sid < :sid)";

    private static final String LAST_OPENED_FIRST = " ORDER BY created_at DESC, sid DESC LIMIT :limit";

    private static final String BEYOND =
            "SELECT sid FROM jwt_sessions" + LIVE_OF_SUBJECT + LAST_OPENED_FIRST + " OFFSET :kept";

    private static final int PURGE_BATCH_SIZE = 1000;

    private final Database database;
    private final Dialect dialect;
    private final LiveQuery tokens;
    private final SessionEnds ends;
    private final @Nullable Duration logInterval;

    private JdbiSessionStore(Database database, Dialect dialect, SessionEnds ends, @Nullable Duration logInterval) {
        this.database = database;
        this.dialect = dialect;
        this.tokens = new LiveQuery(database, dialect);
        this.ends = ends;
        this.logInterval = logInterval;
    }

    /**
     * A store that writes a log.
     *
     * @param interval how often the log is read
     */
    static JdbiSessionStore withLog(Database database, Dialect dialect, Duration interval) {
        return new JdbiSessionStore(database, dialect, dialect.loggedEnds(database), interval);
    }

    static JdbiSessionStore withoutLog(Database database, Dialect dialect) {
        return new JdbiSessionStore(database, dialect, new PlainEnds(database, dialect), null);
    }

    @Override
    public void add(Session session) {
        database.with(handle -> bindState(handle.createUpdate(ADD), session)
                .bind("subject", session.subject())
                .bind("client", session.client())
                .bind("created", session.createdAt().toEpochMilli())
                .bind("ends", session.endsAt().toEpochMilli())
                .execute());
    }

    @Override
    public Optional<Session> find(String sid, Instant now) {
        return database.with(handle -> fromPrimary(handle, FIND)
                .bind("sid", sid)
                .bind("now", now.toEpochMilli())
                .map(PrimaryOnly.rows(
                        (row, context) -> row.getString("sid") == null ? null : SessionMapper.map(row, context)))
                .findOne());
    }

    @Override
    public boolean advance(Session next) {
        return database.with(
                        handle -> bindState(handle.createUpdate(ADVANCE), next).execute())
                == 1;
    }

    /** Binds the columns that a refresh changes, and the id. */
    private static Update bindState(Update update, Session session) {
        return update.bind("sid", session.sid())
                .bind("claims", session.claims())
                .bind("used", session.lastUsedAt().toEpochMilli())
                .bind("expires", session.expiresAt().toEpochMilli())
                .bind("refresh", session.refreshHash())
                .bind("spent", session.spentHash());
    }

    @Override
    public boolean remove(String sid) {
        return ends.remove(sid) == 1;
    }

    @Override
    public int removeSome(String subject, int limit) {
        return ends.removeSome(subject, limit);
    }

    @Override
    public List<Session> list(String subject, Instant now, int limit, @Nullable SessionPosition after) {
        String page = ALL + LIVE_OF_SUBJECT + (after == null ? "" : AFTER) + LAST_OPENED_FIRST;
        return database.with(handle -> {
            Query query = bindSubject(handle.createQuery(page), subject, now, limit);
            if (after != null) {
                query.bind("created", after.createdAt().toEpochMilli()).bind("sid", after.sid());
            }
            return query.map(SessionMapper::map).list();
        });
    }

    @Override
    public List<String> beyond(String subject, Instant now, int kept, int limit) {
        return database.with(handle -> bindSubject(handle.createQuery(BEYOND), subject, now, limit)
                .bind("kept", kept)
                .mapTo(String.class)
                .list());
    }

    private Query bindSubject(Query query, String subject, Instant now, int limit) {
        return query.define("of_subject", dialect.ofSubject())
                .bind("subject", subject)
                .bind("now", now.toEpochMilli())
                .bind("limit", limit);
    }

    @Override
    public void revoke(TokenReference token) {
        try {
            ends.revoke(token);
        } catch (UnableToExecuteStatementException e) {
            // A line of the log that cannot be inserted may look the same.
            if (!isDuplicate(e) || !tokens.isRevoked(token)) {
                throw e;
            }
        }
    }

    /** SQLState 23 is "integrity constraint violation". */
    private static boolean isDuplicate(UnableToExecuteStatementException e) {
        return e.getCause() instanceof SQLException cause
                && cause.getSQLState() != null
                && cause.getSQLState().startsWith("23");
    }

    @Override
    public boolean isLive(TokenReference token, Instant now) {
        return tokens.isLive(token, now);
    }

    @Override
    public List<TokenReference> live(List<TokenReference> asked, Instant now) {
        return tokens.live(asked, now);
    }

    /** A query whose rows must be read with {@link PrimaryOnly}. */
    private Query fromPrimary(Handle handle, String query) {
        return handle.createQuery(query).define(PrimaryOnly.COLUMN, dialect.readOnly());
    }

    @Override
    public void purge(Instant now) {
        purge("jwt_sessions", "sid", now);
        purge("jwt_revoked_tokens", "hash", now);
        if (logInterval != null) {
            new LogPurge(database, dialect).run();
        }
    }

    /** A new one with each call, which has read nothing. */
    @Override
    public Optional<SessionLog> log() {
        return Optional.ofNullable(logInterval).map(interval -> new JdbiSessionLog(database, dialect, interval));
    }

    /** In small transactions, so that no request waits long for a locked row. */
    private void purge(String table, String key, Instant now) {
        int purged;
        do {
            purged = database.with(handle -> handle.createUpdate(dialect.purge())
                    .define("table", table)
                    .define("key", key)
                    .bind("now", now.toEpochMilli())
                    .bind("limit", PURGE_BATCH_SIZE)
                    .execute());
        } while (purged == PURGE_BATCH_SIZE);
    }
}
