package io.github.dropwizardjwt.jdbi3;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A PostgreSQL for all tests of this process. */
final class PostgresServer {
    private static final EmbeddedPostgres SERVER = start();
    private static final String URL = SERVER.getJdbcUrl("postgres", "postgres");

    private PostgresServer() {}

    static String url() {
        return URL;
    }

    static int port() {
        return SERVER.getPort();
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
