package io.github.dropwizardjwt.jdbi3;

import io.dropwizard.db.ManagedPooledDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.tomcat.jdbc.pool.PoolConfiguration;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * The connections to the database, in auto-commit mode. If one is lost, all others are closed, idle ones at once and
 * the rest when they are returned: after a restart or a failover of the server they are of no use either, and each
 * would fail a request.
 */
final class Database {
    private final ManagedPooledDataSource pool;
    private final Jdbi jdbi;
    /** In seconds; 0 for none. */
    private final int queryTimeout;

    private final AtomicInteger purges = new AtomicInteger();

    /** Reads a row. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private Database(ManagedPooledDataSource pool, Jdbi jdbi) {
        this.pool = pool;
        this.jdbi = jdbi;
        this.queryTimeout =
                Objects.requireNonNullElse(jdbi.getConfig(SqlStatements.class).getQueryTimeout(), 0);
    }

    /**
     * Configures a pool and its database.
     *
     * @param pool the pool, which has opened no connection yet
     * @param limit how long a thread waits for a connection or an answer, unless the configuration says less
     */
    static Database of(ManagedPooledDataSource pool, Dialect dialect, Duration limit) {
        PoolConfiguration settings = pool.getPoolProperties();
        settings.setDefaultAutoCommit(true);
        settings.setMaxWait(Math.toIntExact(Math.min(settings.getMaxWait(), limit.toMillis())));
        Jdbi jdbi = Jdbi.create(pool);
        dialect.configure(settings.getDbProperties(), jdbi.getConfig(SqlStatements.class), limit);
        return new Database(pool, jdbi);
    }

    /** Calls a function with a connection. */
    <T> T with(HandleCallback<T, RuntimeException> work) {
        return watch(() -> jdbi.withHandle(work));
    }

    /**
     * The rows of a query, which must be those of a primary: see {@link PrimaryOnly}. In plain JDBC, for queries that
     * are so frequent and so short that what Jdbi does for a statement takes longer than all the rest.
     *
     * @param query with question marks for the parameters
     */
    <T> List<T> rowsOfPrimary(String query, RowReader<T> reader, Object... parameters) {
        return watch(() -> {
            try (Connection connection = pool.getConnection();
                    PreparedStatement statement = connection.prepareStatement(query)) {
                // Without it, each attempt to read a locked table leaves a process that waits for it on the server.
                statement.setQueryTimeout(queryTimeout);
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                return PrimaryOnly.read(statement.executeQuery(), reader);
            } catch (SQLException e) {
                throw new UnableToExecuteStatementException(e, null);
            }
        });
    }

    private <T> T watch(Supplier<T> work) {
        int purgesBefore = purges.get();
        try {
            return work.get();
        } catch (RuntimeException e) {
            // Once for all calls that were in progress: those that fail later would close connections that are new.
            if (LostConnection.causes(e) && purges.compareAndSet(purgesBefore, purgesBefore + 1)) {
                pool.purge();
            }
            throw e;
        }
    }

    /** Calls a function in a transaction, which is rolled back if the function throws. */
    <T> T inTransaction(HandleCallback<T, RuntimeException> work) {
        return with(handle -> handle.inTransaction(work));
    }

    /** Whether a query can be executed, so that its tables and columns are there and may be read. */
    boolean answers(String query) {
        try {
            return with(handle -> handle.createQuery(query).mapToMap().list().isEmpty());
        } catch (JdbiException e) {
            return false;
        }
    }

    /** Runs a script in one transaction, if the database has transactional DDL. */
    void run(String script) {
        jdbi.useTransaction(handle -> handle.createScript(script).execute());
    }
}
