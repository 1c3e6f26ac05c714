package io.github.dropwizardjwt.jdbi3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.common.base.Throwables;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.db.DataSourceFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.eclipse.jetty.util.component.ContainerLifeCycle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings of databases that stop the start, and what the operator reads, on servers that are there. */
class RejectedDatabasesTest {
    private static final String POSTGRES = PostgresServer.url().replaceFirst("\\?.*", "");
    private static final String POSTGRES_DRIVER = "org.postgresql.Driver";
    private static final String H2_DRIVER = "org.h2.Driver";
    private static final String PASSWORD = "pass-w0rd";
    private static final String LOGIN =
            "jwt.sessions.database rejects the login; correct user and password there, or allow the login on the "
                    + "server (PostgreSQL: pg_hba.conf, which may also ask for TLS)";
    private static final String NO_DATABASE =
            "jwt.sessions.database.url names a database that does not exist; create it, or correct the name";
    private static final String NO_DRIVER =
            "jwt.sessions.database.driverClass names a class that does not exist; add the "
                    + "database's driver to the application's dependencies, or correct the name";
    private static final String OTHER_DRIVER = "jwt.sessions.database.driverClass is not a driver for "
            + "jwt.sessions.database.url; that of PostgreSQL is org.postgresql.Driver, of H2 org.h2.Driver, of MySQL "
            + "com.mysql.cj.jdbc.Driver, and of MariaDB org.mariadb.jdbc.Driver";
    private static final String OTHER_VERSION = "jwt.sessions.database has the tables of another version, which "
            + "jwt.sessions.createSchema does not change; add what io/github/dropwizardjwt/jdbi3/sessions.sql from "
            + "the jar of dropwizard-jwt-jdbi3 has more than ";

    private static final String NOT_WRITABLE =
            "jwt.sessions.database cannot be written; name the primary, not a standby, and grant its user SELECT, "
                    + "INSERT, UPDATE and DELETE on jwt_sessions and jwt_revoked_tokens, and SELECT, INSERT and DELETE on "
                    + "jwt_session_log";

    @TempDir
    static Path directory;

    private static String file;

    @BeforeAll
    static void makeDatabases() throws Exception {
        file = "jdbc:h2:" + directory.resolve("sessions");
        run(POSTGRES + "?user=postgres", "CREATE DATABASE rejected");
        run(POSTGRES + "?user=postgres", "CREATE DATABASE closed");
        run(POSTGRES + "?user=postgres", "REVOKE CONNECT ON DATABASE closed FROM PUBLIC");
        run(
                database("rejected") + "?user=postgres",
                "CREATE ROLE reader LOGIN",
                "CREATE SCHEMA old_sessions",
                "CREATE TABLE old_sessions.jwt_sessions (sid VARCHAR(22))",
                "CREATE TABLE old_sessions.jwt_revoked_tokens (hash VARCHAR(43), expires_at BIGINT)",
                "CREATE SCHEMA half",
                "CREATE TABLE half.jwt_revoked_tokens (hash VARCHAR(43), expires_at BIGINT)",
                "CREATE SCHEMA readable",
                "GRANT USAGE ON SCHEMA readable TO reader",
                "CREATE SCHEMA locked",
                "GRANT USAGE ON SCHEMA locked TO reader");
        run(file + ";USER=sa;PASSWORD=" + PASSWORD, "SELECT 1");
        makeReadableTables();
    }

    private static void makeReadableTables() throws Exception {
        Jdbi3SessionsFactory owner =
                factory(new Row("", database("rejected") + "?currentSchema=readable", POSTGRES_DRIVER, "postgres", ""));
        Environment environment = new Environment("owner");
        ContainerLifeCycle connections = new ContainerLifeCycle();
        owner.build(environment);
        environment.lifecycle().attach(connections);
        connections.start();
        connections.stop();
        run(database("rejected") + "?user=postgres", "GRANT SELECT ON ALL TABLES IN SCHEMA readable TO reader");
    }

    /**
     * One row.
     *
     * @param url may have the word DIR for the directory of files
     */
    record Row(String name, String url, String driver, String user, String message) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Row> rows() {
        return Stream.of(
                new Row("an unknown user", POSTGRES, POSTGRES_DRIVER, "nobody", LOGIN),
                new Row("a wrong password of H2", "jdbc:h2:DIR/sessions", H2_DRIVER, "sa", LOGIN),
                new Row("an unknown database", database("nowhere"), POSTGRES_DRIVER, "postgres", NO_DATABASE),
                new Row("a file that is not there", "jdbc:h2:DIR/nowhere;IFEXISTS=TRUE", H2_DRIVER, "sa", NO_DATABASE),
                new Row(
                        "a database that the user may not use",
                        database("closed"),
                        POSTGRES_DRIVER,
                        "reader",
                        "jwt.sessions.database.user may not connect to that database; grant it (PostgreSQL: GRANT "
                                + "CONNECT ON DATABASE), or correct the name in jwt.sessions.database.url"),
                new Row(
                        "TLS with a server that has none",
                        POSTGRES + "?sslmode=require",
                        POSTGRES_DRIVER,
                        "postgres",
                        "jwt.sessions.database asks for TLS, which the server does not support; remove it from url "
                                + "and properties (PostgreSQL: sslmode), or enable it on the server"),
                new Row("a missing driver", "jdbc:mysql://127.0.0.1/x", "com.mysql.cj.jdbc.Driver", "root", NO_DRIVER),
                new Row("a misspelt driver", POSTGRES, "org.postgresql.Drivr", "postgres", NO_DRIVER),
                new Row("the driver of another database", POSTGRES, H2_DRIVER, "postgres", OTHER_DRIVER),
                new Row("a driver that is none", POSTGRES, "java.lang.String", "postgres", OTHER_DRIVER),
                new Row(
                        "an unknown host",
                        "jdbc:postgresql://no-such-host.invalid/x?password=" + PASSWORD,
                        POSTGRES_DRIVER,
                        "postgres",
                        "jwt.sessions.database cannot be reached (UnknownHostException, SQLState 08001); start the "
                                + "database, or correct the host and the port in jwt.sessions.database.url"),
                new Row(
                        "a URL that the driver cannot read",
                        "jdbc:postgresql://host:port/x?password=" + PASSWORD,
                        POSTGRES_DRIVER,
                        "postgres",
                        "jwt.sessions.database cannot be reached (PSQLException, SQLState 99999); start the database, "
                                + "or correct the host and the port in jwt.sessions.database.url"),
                new Row(
                        "an older schema",
                        database("rejected") + "?currentSchema=old_sessions",
                        POSTGRES_DRIVER,
                        "postgres",
                        OTHER_VERSION + "jwt_sessions and jwt_revoked_tokens, or drop jwt_sessions and "
                                + "jwt_revoked_tokens and create them again, which ends all sessions"),
                new Row(
                        "half a schema",
                        database("rejected") + "?currentSchema=half",
                        POSTGRES_DRIVER,
                        "postgres",
                        OTHER_VERSION
                                + "jwt_revoked_tokens, or drop jwt_revoked_tokens and create them again, which ends "
                                + "all sessions"),
                new Row(
                        "a user who may only read",
                        database("rejected") + "?currentSchema=readable",
                        POSTGRES_DRIVER,
                        "reader",
                        NOT_WRITABLE),
                new Row(
                        "a database that takes no writes, as a standby",
                        database("rejected") + "?currentSchema=readable&options=-c%20default_transaction_read_only=on",
                        POSTGRES_DRIVER,
                        "postgres",
                        NOT_WRITABLE),
                new Row(
                        "a user who may not make tables",
                        database("rejected") + "?currentSchema=locked",
                        POSTGRES_DRIVER,
                        "reader",
                        "jwt.sessions.createSchema is true, and jwt.sessions.database.user cannot create the tables "
                                + "(for PostgreSQL, it needs CREATE on the schema); create them as another user with "
                                + "io/github/dropwizardjwt/jdbi3/sessions.sql from the jar of dropwizard-jwt-jdbi3"));
    }

    @Test
    void aQueryOfThePoolThatTheDatabaseDoesNotKnowIsNoFaultOfTheDriver() {
        Jdbi3SessionsFactory factory = factory(new Row("", POSTGRES, POSTGRES_DRIVER, "postgres", ""));
        factory.getDatabase().setInitializationQuery("SELECT 1 FROM dual");

        assertThatThrownBy(() -> factory.build(new Environment("test")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("jwt.sessions.database")
                .hasMessageNotContaining("driverClass");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void stopsTheStart(Row row) {
        Jdbi3SessionsFactory factory = factory(row);

        Throwable rejected = catchThrowable(() -> factory.build(new Environment("test")));

        assertThat(rejected).isInstanceOf(IllegalStateException.class).hasMessage(row.message());
        assertThat(Throwables.getStackTraceAsString(rejected)).doesNotContain(PASSWORD, "jdbc:");
    }

    @Test
    void withoutCreateSchemaAnOlderSchemaIsRejectedAlike() {
        Jdbi3SessionsFactory factory = factory(
                new Row("", database("rejected") + "?currentSchema=old_sessions", POSTGRES_DRIVER, "postgres", ""));
        factory.setCreateSchema(false);

        assertThatThrownBy(() -> factory.build(new Environment("test"))).hasMessageStartingWith(OTHER_VERSION);
    }

    private static Jdbi3SessionsFactory factory(Row row) {
        DataSourceFactory settings = new DataSourceFactory();
        settings.setUrl(row.url().replace("DIR", directory.toString()));
        settings.setDriverClass(row.driver());
        settings.setUser(row.user());
        settings.setPassword("wr0ng-" + PASSWORD);
        Jdbi3SessionsFactory factory = new Jdbi3SessionsFactory();
        factory.setDatabase(settings);
        factory.setCreateSchema(true);
        factory.setTimeout(io.dropwizard.util.Duration.seconds(10));
        return factory;
    }

    private static String database(String name) {
        return POSTGRES.replaceFirst("/postgres$", "/" + name);
    }

    private static void run(String url, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }
}
