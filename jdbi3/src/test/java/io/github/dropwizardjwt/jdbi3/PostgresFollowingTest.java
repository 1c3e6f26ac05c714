package io.github.dropwizardjwt.jdbi3;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.support.Following;
import io.github.dropwizardjwt.support.FollowingService;
import io.github.dropwizardjwt.support.SilentProxy;
import io.github.dropwizardjwt.support.Waiting;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Services that follow the log of one PostgreSQL, whose network fails, or whose log is not what it should be. */
class PostgresFollowingTest {
    private static final String LOCK = "LOCK TABLE jwt_session_log";

    private SilentProxy proxy;
    private Following following;

    @BeforeEach
    void start() {
        proxy = SilentProxy.to(PostgresServer.port());
        following = following(
                "jdbc:postgresql://127.0.0.1:" + proxy.port() + "/postgres?user=postgres&ApplicationName=asked");
        following.awaitMemory();
    }

    /** Sessions are ended directly. */
    private static Following following(String urlOfAsked) {
        return new Following(
                TestDatabase.factoryOfService(PostgresServer.url()), TestDatabase.factoryOfService(urlOfAsked));
    }

    @AfterEach
    void stop() {
        following.close();
        proxy.close();
    }

    @Test
    void rejectsEndedSessionsWithoutAFault() {
        following.check(following.end());
    }

    @Test
    void acceptsNothingFromMemoryWhileAllPacketsVanish() {
        proxy.swallowAll();
        long answered = following.end();
        following.awaitUnavailable();
        proxy.recover();

        following.check(answered);
    }

    @Test
    void readsOnAfterItsConnectionsWereCut() {
        Sql.run(
                PostgresServer.url(),
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'asked'");

        following.check(following.end());
    }

    /** Until the lock is gone the log cannot be read, and the store is asked. */
    @Test
    void acceptsNothingFromMemoryWhileTheLogIsLocked() throws Exception {
        long answered;
        try (Connection connection = DriverManager.getConnection(PostgresServer.url());
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(LOCK);
            Waiting.until(
                    "tokens are no longer accepted from memory",
                    () -> !following.asked().isLogHealthy());
            statement.execute(deletion());
            statement.execute(LogLine.INSERT + "VALUES ('" + following.sid() + "', 1)");
            connection.commit();
            answered = System.nanoTime();
        }

        following.check(answered);
    }

    /**
     * As after a restore, or a failover that has lost the end of the log. The line of the end is not in the new one.
     */
    @Test
    void forgetsEverythingIfTheLogHasBeenReplaced() {
        long before = following.asked().figure("log.forgotten");
        Sql.run(
                PostgresServer.url(),
                deletion(),
                "TRUNCATE jwt_session_log RESTART IDENTITY",
                LogLine.INSERT + "SELECT 'other', 1 FROM generate_series(1, 2000)");

        following.check(System.nanoTime());
        assertThat(following.asked().figure("log.forgotten")).isGreaterThan(before);
    }

    /** As a node of an earlier version ends it. It is found out when the store is asked, because the log is locked. */
    @Test
    void noticesAnEndWithoutALine() throws Exception {
        // By then no answer is left from before the first reading, which contains no information about those.
        Waiting.pass(FollowingService.MAX_STALENESS);
        try (Connection connection = DriverManager.getConnection(PostgresServer.url());
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(LOCK);
            Sql.run(PostgresServer.url(), deletion());
            following.awaitRejected();
            connection.commit();
        }

        Waiting.until("the end is noticed", () -> following.asked().figure("log.unlogged") > 0);
    }

    @Test
    @EnabledIf("isPgBouncerThere")
    void followsThroughAPooler(@TempDir Path directory) throws Exception {
        try (PgBouncer pooler = new PgBouncer(directory, PostgresServer.port());
                Following pooled = following(pooler.url())) {
            pooled.awaitMemory();
            pooled.check(pooled.end());
        }
    }

    /** Without a line of the log. */
    private String deletion() {
        return "DELETE FROM jwt_sessions WHERE sid = '" + following.sid() + "'";
    }

    static boolean isPgBouncerThere() {
        return PgBouncerTest.isInstalledOrRequired();
    }
}
