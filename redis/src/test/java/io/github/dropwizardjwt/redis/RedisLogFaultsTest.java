package io.github.dropwizardjwt.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.support.SilentProxy;
import io.github.dropwizardjwt.support.Waiting;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenUnavailableException;
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
    private static final int MANY = 500;
    private static final Duration OUTAGE = Duration.ofSeconds(3);

    @TempDir
    Path directory;

    private RedisProcess server;
    private SilentProxy proxy;
    private FollowingService near;
    private FollowingService asked;
    private Token ended;
    private Token good;
    private Asking askingEnded;
    private Asking askingGood;
    private long answered;

    @BeforeEach
    void start() {
        server = RedisProcess.start("dir " + directory, "appendonly yes", "appendfsync always");
        proxy = SilentProxy.to(server.port());
        near = FollowingService.at(server.uri());
        asked = FollowingService.at("redis://127.0.0.1:" + proxy.port());
        ended = near.open("alice");
        good = near.open("bob");
        askingEnded = Asking.of(asked, ended);
        askingGood = Asking.of(asked, good);
        askingEnded.awaitBelief();
        askingGood.awaitBelief();
    }

    @AfterEach
    void stop() {
        askingEnded.close();
        askingGood.close();
        near.close();
        asked.close();
        proxy.close();
        server.stop();
    }

    /** Repeated until it is answered, as a client does. */
    private void end() {
        Waiting.until("the logout is answered", () -> {
            try {
                near.end(ended);
                return true;
            } catch (TokenUnavailableException e) {
                return false;
            }
        });
        answered = System.nanoTime();
    }

    private void assertBoundHolds() {
        askingEnded.awaitRejected();
        askingGood.awaitBelief();
        askingGood.awaitAcceptedInARow(MANY);

        assertThat(askingEnded.acceptedAfter(answered)).isLessThan(FollowingService.MAX_STALENESS);
        assertThat(askingGood.rejected()).isZero();
        int rejected = askingEnded.rejected();
        Waiting.until("it is rejected many times", () -> askingEnded.rejected() > rejected + MANY);
        assertThat(askingEnded.acceptedAfter(answered)).isLessThan(FollowingService.MAX_STALENESS);
    }

    @Test
    void withoutFault() {
        end();

        assertBoundHolds();
    }

    @Test
    void whileAllPacketsVanish() {
        proxy.swallowAll();
        end();
        askingGood.awaitUnavailable();
        askingEnded.awaitUnavailable();
        Waiting.pass(OUTAGE);
        assertThat(askingEnded.acceptedAfter(answered)).isLessThan(FollowingService.MAX_STALENESS);
        proxy.recover();

        assertBoundHolds();
    }

    @Test
    @Tag("failover")
    void whileTheOldConnectionsAreDead() {
        proxy.swallow();
        end();

        assertBoundHolds();
    }

    @Test
    @Tag("failover")
    void whileConnectionsAreCut() {
        for (int i = 0; i < 20; i++) {
            server.ask(redis -> redis.clientKill(KillArgs.Builder.typeNormal()));
            askingGood.awaitAccepted(1);
        }
        end();
        server.ask(redis -> redis.clientKill(KillArgs.Builder.typeNormal()));

        assertBoundHolds();
    }

    @Test
    @Tag("failover")
    void whileTheServerHangs() {
        end();
        server.pause();
        askingGood.awaitUnavailable();
        Waiting.pass(OUTAGE);
        server.resume();

        assertBoundHolds();
    }

    @Test
    @Tag("failover")
    void endsAreAnsweredAgainAfterTheServerHung() {
        server.pause();
        askingGood.awaitUnavailable();
        server.resume();
        end();

        assertBoundHolds();
    }

    @Test
    @Tag("failover")
    void whileTheServerIsKilledAndStartsAgain() {
        end();
        server.stop();
        askingGood.awaitUnavailable();
        Waiting.pass(OUTAGE);
        server.startAgain();

        assertBoundHolds();
    }

    @Test
    void whileTheMemoryIsFull() {
        server.ask(redis -> redis.configSet("maxmemory", "1"));
        end();

        assertBoundHolds();
    }

    @Test
    void whileTheLogIsLost() {
        server.ask(redis -> redis.del("jwt:ended"));
        end();
        server.ask(redis -> redis.del("jwt:ended"));

        assertBoundHolds();
    }

    /** As a node of an older version does, or an operator. It is found out when the store is asked again. */
    @Test
    void anEndWithoutALineIsNoticed() {
        String sid = near.sessions().sid(ended).orElseThrow();
        server.ask(redis -> redis.del("jwt:session:" + sid));
        assertThat(asked.figure("log.unlogged")).isZero();

        askingEnded.close();
        askingGood.close();
        Waiting.until(
                "the last reading is too old",
                () -> asked.figure("log.age") > FollowingService.MAX_STALENESS.toMillis());
        askingEnded = Asking.of(asked, ended);
        askingGood = Asking.of(asked, good);

        askingEnded.awaitRejected();
        Waiting.until("it is noticed", () -> asked.figure("log.unlogged") == 1);
        askingGood.awaitBelief();
        assertThat(askingGood.rejected()).isZero();
    }
}
