package io.github.dropwizardjwt.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.support.Waiting;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sentinels promote a replica, while two services follow the log of the primary. */
@Tag("failover")
class SentinelLogTest {
    private static final int REPLICAS = 2;
    /** For so long a primary may be asked and read that was replaced while it goes on answering. */
    private static final Duration OLD_PRIMARY = Duration.ofSeconds(2);

    private SentinelTopology topology;
    private RedisProcess old;
    private FollowingService near;
    private FollowingService asked;
    private Token ended;
    private Asking askingEnded;
    private Asking askingGood;
    private long answered;

    @BeforeEach
    void start() {
        topology = SentinelTopology.start();
        old = topology.primary();
        near = FollowingService.at(topology.uri());
        asked = FollowingService.at(topology.uri());
        ended = near.open("alice");
        askingEnded = Asking.of(asked, ended);
        askingGood = Asking.of(asked, near.open("bob"));
        askingGood.awaitBelief();
        old.awaitReplicas(REPLICAS);
    }

    @AfterEach
    void stop() {
        askingEnded.close();
        askingGood.close();
        near.close();
        asked.close();
        topology.close();
    }

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

    private void assertAcceptedUntil(Duration bound) {
        askingEnded.awaitRejected();
        askingGood.awaitBelief();
        assertThat(askingEnded.acceptedAfter(answered)).isLessThan(bound);
        assertThat(askingGood.rejected()).isZero();
    }

    @Test
    void anEndOnThePromotedServerIsHeardWhileTheOldOneHangsAndWakesUp() {
        old.pause();
        RedisProcess promoted = topology.awaitPrimaryOtherThan(old);
        end();
        old.resume();

        assertAcceptedUntil(FollowingService.MAX_STALENESS);
        old.becomeReplicaOf(promoted);
        assertAcceptedUntil(FollowingService.MAX_STALENESS);
    }

    @Test
    void anEndThatWasReplicatedIsHeardWhenThePrimaryIsKilled() {
        end();
        old.awaitReplicas(REPLICAS);
        old.stop();
        topology.awaitPrimaryOtherThan(old);

        assertAcceptedUntil(FollowingService.MAX_STALENESS);
    }

    @Test
    void followsAnOperator() {
        topology.failOver();
        topology.awaitPrimaryOtherThan(old);
        end();

        assertAcceptedUntil(FollowingService.MAX_STALENESS.plus(OLD_PRIMARY));
    }
}
