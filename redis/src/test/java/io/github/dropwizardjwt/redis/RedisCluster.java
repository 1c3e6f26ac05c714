package io.github.dropwizardjwt.redis;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.session.SessionStore;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.cluster.models.partitions.ClusterPartitionParser;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** A Redis Cluster of three nodes, with a third of the keys each. */
final class RedisCluster {
    private static final SessionStore STORE = start();

    private RedisCluster() {}

    static SessionStore store() {
        return STORE;
    }

    private static SessionStore start() {
        List<RedisProcess> nodes = IntStream.range(0, 3)
                .mapToObj(i -> RedisProcess.start("cluster-enabled yes", "cluster-config-file nodes-" + i + ".conf"))
                .toList();
        for (int i = 0; i < nodes.size(); i++) {
            int from = SlotHash.SLOT_COUNT * i / 3;
            int to = SlotHash.SLOT_COUNT * (i + 1) / 3;
            RedisProcess next = nodes.get((i + 1) % 3);
            nodes.get(i)
                    .ask(redis ->
                            redis.clusterAddSlots(IntStream.range(from, to).toArray())
                                    + redis.clusterMeet("127.0.0.1", next.port()));
        }
        nodes.forEach(RedisCluster::awaitAll);
        RedisSessionsFactory factory = RedisStores.factory(nodes.get(0).uri());
        factory.setCluster(true);
        return factory.build(new Environment("test"));
    }

    private static void awaitAll(RedisProcess node) {
        while (!node.ask(redis -> redis.clusterInfo()).contains("cluster_state:ok")
                || ClusterPartitionParser.parse(node.ask(redis -> redis.clusterNodes()))
                                .size()
                        != 3) {
            LockSupport.parkNanos(MILLISECONDS.toNanos(50));
        }
    }
}
