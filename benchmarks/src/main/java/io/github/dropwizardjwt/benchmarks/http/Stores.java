package io.github.dropwizardjwt.benchmarks.http;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import redis.embedded.RedisServer;

/** A PostgreSQL and a Redis on this machine, on the processor of the load: the servers have one to themselves. */
public final class Stores implements AutoCloseable {
    private final EmbeddedPostgres postgresql;
    private final RedisServer redis;
    private final int redisPort;

    /** Starts both. */
    public Stores() throws IOException {
        postgresql = EmbeddedPostgres.builder().start();
        try (ServerSocket socket = new ServerSocket(0)) {
            redisPort = socket.getLocalPort();
        }
        redis = RedisServer.newRedisServer()
                .port(redisPort)
                .setting("bind 127.0.0.1")
                .build();
        redis.start();
    }

    /** The URL of a database that is made for this call. */
    public String newDatabase(String name) throws SQLException {
        try (Connection connection = postgresql.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return postgresql.getJdbcUrl("postgres", name);
    }

    /** The URI of Redis. */
    public String redisUri() {
        return "redis://127.0.0.1:" + redisPort;
    }

    /** For the command line of a server. */
    List<String> addresses() {
        return List.of(
                "-D" + Sessions.POSTGRESQL_URL + "=" + postgresql.getJdbcUrl("postgres", "postgres"),
                "-D" + Sessions.REDIS_URI + "=" + redisUri());
    }

    @Override
    public void close() throws IOException {
        redis.stop();
        postgresql.close();
    }
}
