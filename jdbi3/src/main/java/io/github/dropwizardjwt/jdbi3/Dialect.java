package io.github.dropwizardjwt.jdbi3;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.Arrays;
import java.util.Properties;
import org.jdbi.v3.core.statement.SqlStatements;

/** All in which databases differ. */
enum Dialect {
    POSTGRESQL("sessions.sql", """
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
    },

    H2(
            "sessions.sql",
            "DELETE FROM <table> WHERE expires_at <= :now FETCH FIRST :limit ROWS ONLY",
            "DELETE FROM jwt_sessions WHERE <of_subject> FETCH FIRST :limit ROWS ONLY",
            "h2") {
        /** It runs in this process, so that there is nobody to wait for. */
        @Override
        void configure(Properties properties, SqlStatements statements, Duration limit) {
            // Or it may answer a query as it did before, though a row that another connection changed since is stored.
            properties.putIfAbsent("OPTIMIZE_REUSE_RESULTS", "FALSE");
        }
    },

    /** In the order of the index, so that nodes wait for each other and do not deadlock. */
    MYSQL(
            "sessions-mysql.sql",
            "DELETE FROM <table> WHERE expires_at <= :now ORDER BY expires_at LIMIT :limit",
            "DELETE FROM jwt_sessions WHERE <of_subject> ORDER BY created_at, sid LIMIT :limit",
            "mysql",
            "mariadb") {
        /** Texts that differ in trailing blanks are equal to it. */
        @Override
        String ofSubject() {
            return "subject = :subject AND CHAR_LENGTH(subject) = CHAR_LENGTH(:subject)";
        }

        @Override
        void configure(Properties properties, SqlStatements statements, Duration limit) {
            bound(properties, limit.toMillis());
            giveUp(statements, limit);
        }
    };

    private final String schemaFile;
    private final String purge;
    private final String removeSome;
    private final ImmutableList<String> subprotocols;

    Dialect(String schemaFile, String purge, String removeSome, String... subprotocols) {
        this.schemaFile = schemaFile;
        this.purge = purge;
        this.removeSome = removeSome;
        this.subprotocols = ImmutableList.copyOf(subprotocols);
    }

    /**
     * The dialect of a database.
     *
     * @param url its JDBC URL; there may be a wrapper's name before the database's, as in {@code jdbc:otel:postgresql:}
     * @throws IllegalArgumentException if it is none of these; the message does not hold the URL, which may hold a password
     */
    static Dialect of(String url) {
        return Arrays.stream(values())
                .filter(dialect -> dialect.subprotocols.stream().anyMatch(name -> url.contains(":" + name + ":")))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("jwt.sessions.database.url is of no database that "
                        + "sessions can be kept in; these are PostgreSQL, H2, MySQL and MariaDB"));
    }

    /** The file beside this class that makes the tables. */
    String schemaFile() {
        return schemaFile;
    }

    /**
     * The condition that a session is one of {@code :subject}. Nothing but an equation, where that does: a database takes
     * any other condition for one that few rows meet, and then reads all in place of the first in the order of the index.
     */
    String ofSubject() {
        return "subject = :subject";
    }

    /** Deletes at most {@code :limit} rows of {@code <table>}, whose primary key is {@code <key>}. */
    String purge() {
        return purge;
    }

    /**
     * Deletes at most {@code :limit} sessions, those that are {@code <of_subject>}. It waits for rows that another
     * transaction deletes and goes on to the next, so that it deletes fewer only where there are no more.
     */
    String removeSome() {
        return removeSome;
    }

    /**
     * Sets how long the driver waits for the server, unless that is set already, and what else the answers depend on.
     *
     * @param limit a second or more
     */
    abstract void configure(Properties properties, SqlStatements statements, Duration limit);

    private static void bound(Properties properties, long limit) {
        properties.putIfAbsent("connectTimeout", Long.toString(limit));
        properties.putIfAbsent("socketTimeout", Long.toString(limit));
    }

    /** Or the server would do later, when a lock is released, what the client was told cannot be done. */
    private static void giveUp(SqlStatements statements, Duration limit) {
        statements.setQueryTimeout(Math.toIntExact(limit.toSeconds()));
    }
}
