package io.github.dropwizardjwt.jdbi3;

import com.google.common.collect.ImmutableMap;
import io.dropwizard.db.ManagedPooledDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/**
 * Tries one connection before the pool opens all of its own, each of which would log the same failure with a stack
 * trace. Messages of drivers are not passed on: they may quote the URL, and so a password.
 */
final class ConnectionCheck {
    private static final String PATH = "jwt.sessions.database";

    /** In PostgreSQL, MySQL and MariaDB; the codes are H2's and MySQL's. */
    private static final Set<String> NO_DATABASE = Set.of("3D000", "90146", "90149", "90124", "1049");

    private static final Set<String> NO_GRANT = Set.of("42501", "1044");
    private static final String IN_USE = "90020";
    private static final String NO_TLS = "08004";

    private ConnectionCheck() {}

    /**
     * Opens a connection, and closes the pool.
     *
     * @param pool a pool that is used for this only, with the same settings as the store's
     * @return what the driver needs for this server
     * @throws IllegalStateException if no connection can be opened; the message says what to change
     */
    static ImmutableMap<String, String> check(ManagedPooledDataSource pool, Dialect dialect) {
        pool.getPoolProperties().setInitialSize(0);
        try (Connection connection = pool.getConnection()) {
            return dialect.settingsFor(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(problem(e));
        } finally {
            pool.close(true);
        }
    }

    private static String problem(SQLException e) {
        if (has(e, ClassNotFoundException.class)) {
            return PATH
                    + ".driverClass names a class that does not exist; add the database's driver to the application's "
                    + "dependencies, or correct the name";
        }
        if (has(e, ClassCastException.class) || isOfNoDriver(e)) {
            return PATH + ".driverClass is not a driver for " + PATH
                    + ".url; that of PostgreSQL is org.postgresql.Driver, of "
                    + "H2 org.h2.Driver, of MySQL com.mysql.cj.jdbc.Driver, and of MariaDB org.mariadb.jdbc.Driver";
        }
        if (e.getSQLState() == null) {
            return PATH + " can be reached, but its validationQuery or initializationQuery failed; correct them";
        }
        String state = e.getSQLState();
        String code = Integer.toString(e.getErrorCode());
        if (state.startsWith("28")) {
            return PATH + " rejects the login; correct user and password there, or allow the login on the server "
                    + "(PostgreSQL: pg_hba.conf, which may also ask for TLS)";
        }
        if (NO_DATABASE.contains(state) || NO_DATABASE.contains(code)) {
            return PATH + ".url names a database that does not exist; create it, or correct the name";
        }
        if (NO_GRANT.contains(state) || NO_GRANT.contains(code)) {
            return PATH
                    + ".user may not connect to that database; grant it (PostgreSQL: GRANT CONNECT ON DATABASE), or "
                    + "correct the name in " + PATH + ".url";
        }
        if (state.equals(IN_USE)) {
            return PATH + ".url names a file that another process has open; stop that process, or add "
                    + ";AUTO_SERVER=TRUE to the URL in both";
        }
        if (state.equals(NO_TLS)) {
            return PATH
                    + " asks for TLS, which the server does not support; remove it from url and properties "
                    + "(PostgreSQL: sslmode), or enable it on the server";
        }
        return PATH + " cannot be reached (" + kind(e) + ", SQLState " + state
                + "); start the database, or correct the host and the port in " + PATH + ".url";
    }

    /** The message of the pool if the driver does not accept the URL. */
    private static boolean isOfNoDriver(SQLException e) {
        return e.getMessage() != null && e.getMessage().contains("returned null for URL");
    }

    private static boolean has(Throwable e, Class<? extends Throwable> type) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static String kind(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName();
    }
}
