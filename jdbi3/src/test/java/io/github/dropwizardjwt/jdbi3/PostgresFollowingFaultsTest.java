package io.github.dropwizardjwt.jdbi3;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.support.Following;
import io.github.dropwizardjwt.support.FollowingService;
import io.github.dropwizardjwt.support.SilentProxy;
import io.github.dropwizardjwt.support.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services that follow the log of a primary with a synchronous standby, whose servers and network fail. */
@Tag("failover")
class PostgresFollowingFaultsTest {
    private static final int ROUNDS = 3;
    private static final Duration OUTAGE = Duration.ofSeconds(3);

    @TempDir
    private Path directory;

    private PostgresTopology servers;
    private SilentProxy address;
    private Following following;

    @BeforeEach
    void start() {
        servers = new PostgresTopology(directory);
        address = SilentProxy.to(servers.primary().port());
        following = new Following(TestDatabase.factoryOfService(servers.url()), asked(address.port()));
        following.awaitMemory();
    }

    @AfterEach
    void stop() {
        following.close();
        address.close();
        servers.close();
    }

    @RepeatedTest(ROUNDS)
    void allPacketsVanish() {
        address.swallowAll();
        long answered = following.end();
        Waiting.pass(OUTAGE);
        address.recover();

        following.check(answered);
    }

    @RepeatedTest(ROUNDS)
    void connectionsAreSilent() {
        address.swallow();

        following.check(following.end());
    }

    @RepeatedTest(ROUNDS)
    void connectionsAreCut() {
        servers.primary()
                .execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'asked'");

        following.check(following.end());
    }

    @RepeatedTest(ROUNDS)
    void theServerStandsStill() {
        servers.primary().pause();
        following.awaitUnavailable();
        servers.primary().resume();

        following.check(following.end());
    }

    @RepeatedTest(ROUNDS)
    void theServerIsKilledAfterTheEndAndStarts() {
        long answered = following.end();
        servers.primary().kill();
        following.awaitUnavailable();
        servers.primary().start();
        servers.awaitRedundancy();

        following.check(answered);
    }

    @RepeatedTest(ROUNDS)
    void theServerIsKilledAndTheStandbyPromoted() {
        servers.primary().kill();
        servers.promote();
        long answered = following.end();
        address.moveTo(servers.primary().port());

        following.check(answered);
    }

    /** The service that is asked stays with the old primary, which answers that it is read-only. */
    @RepeatedTest(ROUNDS)
    void theStandbyIsPromotedAndTheOldPrimaryStillThere() {
        servers.demote();
        servers.promote();
        long answered = following.end();
        following.awaitUnavailable();
        address.moveTo(servers.primary().port());

        following.check(answered);
    }

    @Test
    void aStandbyIsNotFollowed() {
        assertThatThrownBy(() -> FollowingService.start(asked(servers.standby().port())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("name the primary, not a standby");
    }

    private static Jdbi3SessionsFactory asked(int port) {
        return TestDatabase.factoryOfService(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres&ApplicationName=asked");
    }
}
