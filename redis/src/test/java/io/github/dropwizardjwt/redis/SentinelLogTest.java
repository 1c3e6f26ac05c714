package io.github.dropwizardjwt.redis;

import io.github.dropwizardjwt.support.Following;
import io.github.dropwizardjwt.support.FollowingService;
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
    private Following following;

    @BeforeEach
    void start() {
        topology = SentinelTopology.start();
        old = topology.primary();
        following = new Following(
                RedisStores.factoryOfService(topology.uri()), RedisStores.factoryOfService(topology.uri()));
        following.awaitMemory();
        old.awaitReplicas(REPLICAS);
    }

    @AfterEach
    void stop() {
        following.close();
        topology.close();
    }

    @Test
    void anEndOnThePromotedServerIsReadWhileTheOldOneHangsAndWakesUp() {
        old.pause();
        RedisProcess promoted = topology.awaitPrimaryOtherThan(old);
        long answered = following.end();
        old.resume();

        following.check(answered);
        old.becomeReplicaOf(promoted);
        following.check(answered);
    }

    @Test
    void anEndThatWasReplicatedIsReadWhenThePrimaryIsKilled() {
        long answered = following.end();
        old.awaitReplicas(REPLICAS);
        old.stop();
        topology.awaitPrimaryOtherThan(old);

        following.check(answered);
    }

    @Test
    void followsAnOperator() {
        topology.failOver();
        topology.awaitPrimaryOtherThan(old);

        following.check(following.end(), FollowingService.MAX_STALENESS.plus(OLD_PRIMARY));
    }
}
