package io.github.dropwizardjwt.jdbi3;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import org.jdbi.v3.core.statement.SqlStatements;

/** The SQL and the driver settings that differ between databases. */
enum Dialect {
    /** In a standby, every transaction is read-only. */
    POSTGRESQL("sessions.sql", "current_setting('transaction_read_only') = 'on'", """
            DELETE FROM <table> WHERE <key> = ANY (ARRAY(
                SELECT <key> FROM <table> WHERE expires_at <= :now LIMIT :limit FOR UPDATE SKIP LOCKED))""", """
            DELETE FROM jwt_sessions WHERE sid = ANY (ARRAY(
                SELECT sid FROM jwt_sessions WHERE <of_subject> ORDER BY created_at, sid LIMIT :limit FOR UPDATE))""", "postgresql") {
        @Override
        void configure(Properties properties, SqlStatements statements, Duration limit) {
            // Whole seconds, of which zero would be no limit.
            bound(properties, limit.plusMillis(999).toSeconds());
            giveUp(statements, limit);
        }

        /**
         * Statements are not prepared on the server if a pooler may execute them on another connection than the one
         * that prepared them. There, another client's statement may have the same name.
         */
        @Override
        ImmutableMap<String, String> settingsFor(Connection connection) throws SQLException {
            return Pooler.isBefore(connection) ? ImmutableMap.of("prepareThreshold", "0") : ImmutableMap.of();
        }

        @Override
        SessionEnds loggedEnds(Database database) {
            return LoggingStatements.withReturning(database, this);
        }
    },

    H2(
            "sessions.sql",
            "FALSE",
            "DELETE FROM <table> WHERE expires_at <= :now FETCH FIRST :limit ROWS ONLY",
            "DELETE FROM jwt_sessions WHERE <of_subject> FETCH FIRST :limit ROWS ONLY",
            "h2") {
        /** Without time limits: H2 runs in this process. */
        @Override
        void configure(Properties properties, SqlStatements statements, Duration limit) {
            // Otherwise H2 may repeat an earlier result though another connection has committed a change since.
            properties.putIfAbsent("OPTIMIZE_REUSE_RESULTS", "FALSE");
        }

        @Override
        SessionEnds loggedEnds(Database database) {
            return LoggingStatements.withChangedTable(database, this);
        }
    },

    /** Deletes in the order of the index, so that nodes wait for each other and do not deadlock. */
    MYSQL(
            "sessions-mysql.sql",
            // Newer versions of MariaDB have more values than ON and OFF, and return them as text.
            "CONCAT(@@global.read_only) NOT IN ('0', 'OFF') OR @@global.innodb_read_only <> 0",
            "DELETE FROM <table> WHERE expires_at <= :now ORDER BY expires_at LIMIT :limit",
            "DELETE FROM jwt_sessions WHERE <of_subject> ORDER BY created_at, sid LIMIT :limit",
            "mysql",
            "mariadb") {
        /** MySQL ignores trailing spaces when it compares texts. */
        @Override
        String ofSubject() {
            return "subject = :subject AND CHAR_LENGTH(subject) = CHAR_LENGTH(:subject)";
        }

        @Override
        void configure(Properties properties, SqlStatements statements, Duration limit) {
            bound(properties, limit.toMillis());
            giveUp(statements, limit);
        }

        @Override
        SessionEnds loggedEnds(Database database) {
            return new LoggingTransactions(database, this);
        }

        /** In seconds since 1970, since an hour before may be another hour in a time zone of the connection. */
        @Override
        String isOldLine() {
            return "UNIX_TIMESTAMP(logged_at) <= UNIX_TIMESTAMP() - 3600";
        }

        @Override
        Optional<String> obstacleToFollowing(Database database) {
            return DrawnNumbers.obstacle(database);
        }
    };

    private final String schemaFile;
    private final String readOnly;
    private final String purge;
    private final String removeSome;
    private final ImmutableList<String> subprotocols;

    Dialect(String schemaFile, String readOnly, String purge, String removeSome, String... subprotocols) {
        this.schemaFile = schemaFile;
        this.readOnly = readOnly;
        this.purge = purge;
        this.removeSome = removeSome;
        this.subprotocols = ImmutableList.copyOf(subprotocols);
    }

    /**
     * The dialect of a database.
     *
     * @param url its JDBC URL; a wrapper's name may come before the database's, as in {@code jdbc:otel:postgresql:}
     * @throws IllegalArgumentException if it is none of these; the message does not contain the URL, which may have a
     *     password in it
     */
    static Dialect of(String url) {
        return Arrays.stream(values())
                .filter(dialect -> dialect.subprotocols.stream().anyMatch(name -> url.contains(":" + name + ":")))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("jwt.sessions.database.url is of no database that "
                        + "is supported; these are PostgreSQL, H2, MySQL and MariaDB"));
    }

    /** The name of the script that creates the tables, in the package of this class. */
    String schemaFile() {
        return schemaFile;
    }

    /** The condition that this server takes no writes now, so that its data may be older than the primary's. */
    String readOnly() {
        return readOnly;
    }

    /**
     * The condition that a session belongs to {@code :subject}. A plain equality if that is enough: with any other
     * condition a database expects few matching rows, and reads them all instead of the first ones in index order.
     */
    String ofSubject() {
        return "subject = :subject";
    }

    /** Deletes at most {@code :limit} rows of {@code <table>}, whose primary key is {@code <key>}. */
    String purge() {
        return purge;
    }

    /**
     * Deletes at most {@code :limit} sessions that match {@code <of_subject>}. It waits for rows that another
     * transaction deletes and then takes the next, so that it deletes fewer only if there are no more.
     */
    String removeSome() {
        return removeSome;
    }

    /** Ends sessions with a line of the log for each. */
    abstract SessionEnds loggedEnds(Database database);

    /** The condition that a line of the log was written more than an hour ago, by the clock of the database. */
    String isOldLine() {
        return "logged_at <= CURRENT_TIMESTAMP - INTERVAL '1' HOUR";
    }

    /** What prevents a log from being followed in this database, if anything does, and the cure. */
    Optional<String> obstacleToFollowing(Database database) {
        return Optional.empty();
    }

    /**
     * Sets how long the driver waits for the server, unless the configuration does, and what else this database needs.
     *
     * @param limit a second or more
     */
    abstract void configure(Properties properties, SqlStatements statements, Duration limit);

    /**
     * What the driver needs for a server that is there, unless the configuration says otherwise.
     *
     * @param connection a connection to the server
     */
    ImmutableMap<String, String> settingsFor(Connection connection) throws SQLException {
        return ImmutableMap.of();
    }

    private static void bound(Properties properties, long limit) {
        properties.putIfAbsent("connectTimeout", Long.toString(limit));
        properties.putIfAbsent("socketTimeout", Long.toString(limit));
    }

    /**
     * Otherwise the statement would still take effect when a lock is released, after the client was answered with 503.
     */
    private static void giveUp(SqlStatements statements, Duration limit) {
        statements.setQueryTimeout(Math.toIntExact(limit.toSeconds()));
    }
}
