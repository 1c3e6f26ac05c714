package io.github.dropwizardjwt.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.testing.store.SampleSessions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service starts if each node of a cluster is as it must be, not only the one that is asked. */
class ClusterStartTest {
    private static final int STARTS = 5;

    private static ClusterTopology topology;

    @BeforeAll
    static void start() {
        topology = ClusterTopology.start();
    }

    @AfterAll
    static void stop() {
        topology.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void rejectsAClusterOfWhichOneNodeForgets(int position) {
        RedisProcess node = topology.primaries().get(position);
        node.ask(redis -> redis.configSet("maxmemory", "10mb") + redis.configSet("maxmemory-policy", "allkeys-lru"));
        try {
            for (int i = 0; i < STARTS; i++) {
                assertThatThrownBy(ClusterStartTest::build)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("set its maxmemory-policy to noeviction");
            }
        } finally {
            node.ask(redis -> redis.configSet("maxmemory", "0") + redis.configSet("maxmemory-policy", "noeviction"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void rejectsAClusterOfWhichOneNodeIsOutOfReach(int position) {
        RedisProcess node = topology.primaries().get(position);
        node.pause();
        try {
            assertThatThrownBy(ClusterStartTest::build).isInstanceOf(IllegalStateException.class);
        } finally {
            node.resume();
            topology.awaitAll();
        }
    }

    @Test
    void acceptsAClusterOfWhichAllNodesAreAsTheyMustBe() {
        topology.awaitAll();
        try (Service service = Service.atCluster(topology.uri())) {
            assertThat(service.unbounded().list("alice", SampleSessions.openedAt(), 10, null))
                    .isEmpty();
        }
    }

    private static void build() {
        RedisSessionsFactory factory = RedisStores.clusterFactory(topology.uri());
        factory.setTimeout(io.dropwizard.util.Duration.milliseconds(200));
        factory.build(new Environment("test"));
    }
}
