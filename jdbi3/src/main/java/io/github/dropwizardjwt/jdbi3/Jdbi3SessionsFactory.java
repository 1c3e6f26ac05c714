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
import java.util.Objects;

/**
 * {@code sessions: {type: jdbi3, database: {…}}}: sessions in PostgreSQL, H2, MySQL or MariaDB. The database's driver is
 * the application's dependency.
 *
 * <p>The connections are apart from the application's own, even to the same database, so that neither waits for the other.
 * They commit each statement, whatever {@code autoCommitByDefault} says.
 */
@JsonTypeName("jdbi3")
public final class Jdbi3SessionsFactory extends SessionsFactory {
    private static final String NAME = "jwt-sessions";

    /** Requests have given up by then; a connection that still waits is stuck. */
    private static final Duration LONGER_THAN_REQUESTS = Duration.ofSeconds(1);

    @NotNull
    @Valid
    private DataSourceFactory database = new DataSourceFactory();

    private boolean createSchema;

    /**
     * The database, as in Dropwizard's {@code database:} sections. Waiting for a connection ends one second after
     * {@link #getTimeout()} at the latest, and so does waiting for an answer, unless {@code properties} or the URL set
     * the driver's {@code connectTimeout} and {@code socketTimeout}.
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
     * Whether the tables are made on start where they are missing. Without it, the application does not start. Default: false. The
     * files {@code sessions.sql} and {@code sessions-mysql.sql} beside this class make them too, with any tool.
     *
     * @return whether
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
     * Opens the database, which must be up: what cannot be reached at the start is most often misconfigured.
     *
     * @throws IllegalArgumentException if it is of another kind
     * @throws IllegalStateException if it cannot be reached, does not let the user in, or the tables are missing
     */
    @Override
    protected SessionStore build(Environment environment) {
        Dialect dialect = Dialect.of(Objects.requireNonNull(database.getUrl(), "validated"));
        Duration limit = getTimeout().toJavaDuration().plus(LONGER_THAN_REQUESTS);
        ManagedPooledDataSource first = pool(new MetricRegistry());
        Database.of(first, dialect, limit);
        ConnectionCheck.check(first);
        ManagedPooledDataSource pool = pool(environment.metrics());
        Database sessions = Database.of(pool, dialect, limit);
        try {
            prepare(new Schema(sessions, dialect));
        } catch (RuntimeException e) {
            pool.close(true);
            throw e;
        }
        environment.lifecycle().manage(pool);
        return new JdbiSessionStore(sessions, dialect);
    }

    private ManagedPooledDataSource pool(MetricRegistry metrics) {
        return (ManagedPooledDataSource) database.build(metrics, NAME);
    }

    /** H2 can keep a database in the memory of a process. */
    @Override
    protected boolean isShared() {
        return !Objects.requireNonNull(database.getUrl(), "validated").startsWith("jdbc:h2:mem:");
    }

    private void prepare(Schema schema) {
        if (createSchema) {
            schema.create();
        } else {
            schema.check();
        }
        schema.checkWritable();
    }
}
