package io.github.dropwizardjwt.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dropwizardjwt.example.TopLevel.Result;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.embedded.RedisServer;

/** The built jar with each configuration that has sessions, with the servers that it names. */
class StoresIT {
    private static final Pattern SQL = Pattern.compile("(?m)^# These create the database: (.*)$");

    @TempDir
    Path directory;

    @Test
    void runsOnPostgres() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            makeDatabase(postgres);
            String url = "jdbc:postgresql://localhost:" + postgres.getPort() + "/example";

            serves(
                    "config-postgres.yml",
                    List.of("database.url=" + url, "jwt.sessions.database.url=" + url, "jwt.sessions.timeout=10s"));
        }
    }

    /** Runs the SQL in the comment of the file. */
    static void makeDatabase(EmbeddedPostgres postgres) throws Exception {
        String sql = SQL.matcher(Files.readString(Path.of("../config-postgres.yml")))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String command : sql.split(";", -1)) {
                statement.execute(command);
            }
        }
    }

    @Test
    void runsOnRedis() throws Exception {
        int port = freePort();
        RedisServer redis = RedisServer.newRedisServer()
                .port(port)
                .setting("bind 127.0.0.1")
                .build();
        redis.start();
        try {
            serves(
                    "config-redis.yml",
                    List.of("jwt.sessions.uri=redis://localhost:" + port, "jwt.sessions.timeout=10s"));
        } finally {
            redis.stop();
        }
    }

    @Test
    void commandsShareAnH2FileOneAfterTheOther() throws Exception {
        TopLevel top = new TopLevel(directory, "config.yml");
        Files.createDirectory(directory.resolve("data"));
        Files.writeString(directory.resolve("data/jwt.secret"), "of-the-built-jar-9Rw2kXq7Tz0nBv5mGc4d");

        String token = issued(top, List.of(), "config.yml");

        assertThat(top.jwt("inspect", "--verify", token, "config.yml").out()).contains("\"verified\" : true");
    }

    /** Runs the README, issues a token with the command, and restarts. */
    private void serves(String configuration, List<String> store) throws Exception {
        assumeTrue(
                TopLevel.isInstalled("bash") && TopLevel.isInstalled("curl"),
                "bash or curl is not installed; .ci/run needs them");
        TopLevel top = new TopLevel(directory, configuration);
        String token;
        try (RunningJar service = RunningJar.start(top, store, configuration)) {
            Result readme = top.run("bash", absolute("../.ci/readme"), absolute("../README.md"), service.url());
            assertThat(readme.status()).as(readme.out() + service.log()).isZero();
            token = issued(top, store, configuration);
            assertThat(service.get("/user_specific_route/alice", token).body())
                    .isEqualTo("{\"message\":\"Hello, alice!\"}");
        }
        try (RunningJar service = RunningJar.start(top, store, configuration)) {
            HttpResponse<String> answer = service.get("/user_specific_route/alice", token);
            assertThat(answer.statusCode()).as(service.log()).isEqualTo(200);
            assertThat(service.post("/auth/logout", token).statusCode()).isEqualTo(200);
            assertThat(service.get("/user_specific_route/alice", token).statusCode())
                    .isEqualTo(401);
        }
    }

    private static String issued(TopLevel top, List<String> store, String configuration) throws Exception {
        Result issued = top.jwt(store, "token", "--sub", "alice", configuration);
        assertThat(issued.error()).isEmpty();
        assertThat(issued.out()).matches("[\\w.-]+\\n");
        return issued.out().strip();
    }

    private static String absolute(String path) {
        return Path.of(path).toAbsolutePath().toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
