package io.github.dropwizardjwt.jdbi3;

import io.dropwizard.db.ManagedPooledDataSource;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.time.Duration;
import org.apache.tomcat.jdbc.pool.PoolConfiguration;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * Connections to the database, each statement on which is a transaction. Where one is lost, all those that wait in the
 * pool are closed: a server that was restarted has forgotten them too, and each would fail a request to find that out.
 */
final class Database {
    private final ManagedPooledDataSource pool;
    private final Jdbi jdbi;

    private Database(ManagedPooledDataSource pool, Jdbi jdbi) {
        this.pool = pool;
        this.jdbi = jdbi;
    }

    /**
     * A database.
     *
     * @param pool its connections, of which none has been opened
     * @param limit how long a thread waits for a connection or an answer, where the configuration does not allow less
     */
    static Database of(ManagedPooledDataSource pool, Dialect dialect, Duration limit) {
        PoolConfiguration settings = pool.getPoolProperties();
        settings.setDefaultAutoCommit(true);
        settings.setMaxWait(Math.toIntExact(Math.min(settings.getMaxWait(), limit.toMillis())));
        Jdbi jdbi = Jdbi.create(pool);
        dialect.configure(settings.getDbProperties(), jdbi.getConfig(SqlStatements.class), limit);
        return new Database(pool, jdbi);
    }

    /** Does something with a connection. */
    <T> T with(HandleCallback<T, RuntimeException> work) {
        try {
            return jdbi.withHandle(work);
        } catch (RuntimeException e) {
            if (isConnectionLost(e)) {
                pool.purge();
            }
            throw e;
        }
    }

    /** Runs the statements of a script, all or none where the database can do that. */
    void run(String script) {
        jdbi.useTransaction(handle -> handle.createScript(script).execute());
    }

    private static boolean isConnectionLost(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException failure && isConnectionLost(failure)) {
                return true;
            }
        }
        return false;
    }

    /** SQLState 08 is "connection exception"; with 57P, PostgreSQL says that it goes down or comes up. */
    private static boolean isConnectionLost(SQLException failure) {
        String state = failure.getSQLState();
        return failure instanceof SQLRecoverableException
                || failure instanceof SQLNonTransientConnectionException
                || (state != null && (state.startsWith("08") || state.startsWith("57P")));
    }
}
