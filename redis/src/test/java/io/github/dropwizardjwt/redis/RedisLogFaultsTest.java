package io.github.dropwizardjwt.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.support.Following;
import io.github.dropwizardjwt.support.FollowingService;
import io.github.dropwizardjwt.support.SilentProxy;
import io.github.dropwizardjwt.support.Waiting;
import io.lettuce.core.KillArgs;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two services that follow the log, while the connection of one is lost or the server fails. The one ends sessions, the
 * other is asked: it accepts no token with a request that began more than {@code maxStaleness} after the end was
 * answered, and rejects none that is good, but with 503 while it cannot reach the store.
 */
class RedisLogFaultsTest {
    private static final Duration OUTAGE = Duration.ofSeconds(3);

    @TempDir
    Path directory;

    private RedisProcess server;
    private SilentProxy proxy;
    private Following following;

    @BeforeEach
    void start() {
        server = RedisProcess.start("dir " + directory, "appendonly yes", "appendfsync always");
        proxy = SilentProxy.to(server.port());
        following = new Following(
                RedisStores.factoryOfService(server.uri()),
                RedisStores.factoryOfService("redis://127.0.0.1:" + proxy.port()));
        following.awaitMemory();
    }

    @AfterEach
    void stop() {
        following.close();
        proxy.close();
        server.stop();
    }

    @Test
    void withoutFault() {
        following.check(following.end());
    }

    @Test
    void whileAllPacketsVanish() {
        proxy.swallowAll();
        long answered = following.end();
        following.awaitUnavailable();
        Waiting.pass(OUTAGE);
        following.checkSoFar(answered);
        proxy.recover();

        following.check(answered);
    }

    @Test
    @Tag("failover")
    void whileTheOldConnectionsAreDead() {
        proxy.swallow();

        following.check(following.end());
    }

    @Test
    @Tag("failover")
    void whileConnectionsAreCut() {
        for (int i = 0; i < 20; i++) {
            server.ask(redis -> redis.clientKill(KillArgs.Builder.typeNormal()));
            following.awaitAccepted();
        }
        long answered = following.end();
        server.ask(redis -> redis.clientKill(KillArgs.Builder.typeNormal()));

        following.check(answered);
    }

    @Test
    @Tag("failover")
    void whileTheServerHangs() {
        long answered = following.end();
        server.pause();
        following.awaitUnavailable();
        Waiting.pass(OUTAGE);
        server.resume();

        following.check(answered);
    }

    @Test
    @Tag("failover")
    void endsAreAnsweredAgainAfterTheServerHung() {
        server.pause();
        following.awaitUnavailable();
        server.resume();

        following.check(following.end());
    }

    @Test
    @Tag("failover")
    void whileTheServerIsKilledAndStartsAgain() {
        long answered = following.end();
        server.stop();
        following.awaitUnavailable();
        Waiting.pass(OUTAGE);
        server.startAgain();

        following.check(answered);
    }

    @Test
    void whileTheMemoryIsFull() {
        server.ask(redis -> redis.configSet("maxmemory", "1"));

        following.check(following.end());
    }

    @Test
    void whileTheLogIsLost() {
        server.ask(redis -> redis.del("jwt:ended"));
        long answered = following.end();
        server.ask(redis -> redis.del("jwt:ended"));

        following.check(answered);
    }

    /** As a node of an older version does, or an operator. It is found out when the store is asked again. */
    @Test
    void anEndWithoutALineIsNoticed() {
        server.ask(redis -> redis.del("jwt:session:" + following.sid()));
        assertThat(following.asked().figure("log.unlogged")).isZero();

        following.withoutVisits(() -> Waiting.until(
                "the last reading is too old",
                () -> following.asked().figure("log.age") > FollowingService.MAX_STALENESS.toMillis()));

        following.awaitRejected();
        Waiting.until("it is noticed", () -> following.asked().figure("log.unlogged") == 1);
        following.checkLiving();
    }
}
