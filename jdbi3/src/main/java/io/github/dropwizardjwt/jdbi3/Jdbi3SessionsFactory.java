package io.github.dropwizardjwt.jdbi3;

import com.codahale.metrics.MetricRegistry;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.db.ManagedPooledDataSource;
import io.github.dropwizardjwt.config.session.SessionsFactory;
import io.github.dropwizardjwt.session.SessionStore;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * {@code sessions: {type: jdbi3, database: {…}}}: sessions in PostgreSQL, H2, MySQL or MariaDB. The application must
 * depend on the JDBC driver. Not thread-safe.
 *
 * <p>The store has a connection pool of its own, even if the application uses the same database, so that neither waits
 * for the other. Its connections are in auto-commit mode, whatever {@code autoCommitByDefault} says.
 */
@JsonTypeName("jdbi3")
public final class Jdbi3SessionsFactory extends SessionsFactory {
    private static final String NAME = "jwt-sessions";

    /** By then every request has given up, and a connection that still waits is stuck. */
    private static final Duration LONGER_THAN_REQUESTS = Duration.ofSeconds(1);

    @NotNull
    @Valid
    private DataSourceFactory database = new DataSourceFactory();

    private boolean createSchema;

    /**
     * The database, configured as in Dropwizard's {@code database:} section. Waiting for a connection times out one
     * second after {@link #getTimeout()} at the latest, and so does waiting for an answer, unless {@code properties} or
     * the URL set the driver's {@code connectTimeout} and {@code socketTimeout}.
     *
     * @return the settings
     */
    @JsonProperty
    public DataSourceFactory getDatabase() {
        return database;
    }

    @JsonProperty
    public void setDatabase(DataSourceFactory database) {
        this.database = database;
    }

    /**
     * Whether missing tables are created on start. If not, the application does not start without them; create them
     * with {@code sessions.sql} or {@code sessions-mysql.sql} of the package {@code io.github.dropwizardjwt.jdbi3},
     * with any migration tool. The table of an earlier version that has none, {@code jwt_session_log}, may be missing
     * if no node follows it. Default: false.
     *
     * @return whether they are created
     */
    @JsonProperty
    public boolean isCreateSchema() {
        return createSchema;
    }

    @JsonProperty
    public void setCreateSchema(boolean createSchema) {
        this.createSchema = createSchema;
    }

    /**
     * Connects to the database. It must be up: a database that cannot be reached at the start is usually misconfigured.
     *
     * @throws IllegalArgumentException if the database is not supported
     * @throws IllegalStateException if it cannot be reached, rejects the login, has no tables for sessions, or no log
     *     that can be followed if {@code revocationCache.follow} is true
     */
    @Override
    protected SessionStore build(Environment environment) {
        Dialect dialect = Dialect.of(Objects.requireNonNull(database.getUrl(), "validated"));
        Duration limit = getTimeout().toJavaDuration().plus(LONGER_THAN_REQUESTS);
        ManagedPooledDataSource first = pool(new MetricRegistry());
        Database.of(first, dialect, limit);
        Map<String, String> needed = ConnectionCheck.check(first, dialect);
        ManagedPooledDataSource pool = pool(environment.metrics());
        needed.forEach(pool.getPoolProperties().getDbProperties()::putIfAbsent);
        Database sessions = Database.of(pool, dialect, limit);
        try {
            SessionStore store = prepare(sessions, dialect);
            environment.lifecycle().manage(pool);
            return store;
        } catch (RuntimeException e) {
            pool.close(true);
            throw e;
        }
    }

    private ManagedPooledDataSource pool(MetricRegistry metrics) {
        return (ManagedPooledDataSource) database.build(metrics, NAME);
    }

    /** False for an H2 database in the memory of this process. */
    @Override
    protected boolean isShared() {
        return !Objects.requireNonNull(database.getUrl(), "validated").startsWith("jdbc:h2:mem:");
    }

    private SessionStore prepare(Database sessions, Dialect dialect) {
        Schema schema = new Schema(sessions, dialect);
        LogTable log = new LogTable(sessions, dialect);
        if (createSchema) {
            schema.create();
            log.create();
        } else {
            schema.check();
        }
        schema.checkWritable();
        if (getRevocationCache().isFollow()) {
            log.checkFollowed();
        } else if (!log.isUsable()) {
            return JdbiSessionStore.withoutLog(sessions, dialect);
        }
        return JdbiSessionStore.withLog(
                sessions, dialect, getRevocationCache().getInterval().toJavaDuration());
    }
}
