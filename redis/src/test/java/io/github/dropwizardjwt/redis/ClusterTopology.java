package io.github.dropwizardjwt.redis;

import io.github.dropwizardjwt.support.Waiting;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.cluster.models.partitions.ClusterPartitionParser;
import io.lettuce.core.cluster.models.partitions.Partitions;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A cluster of three primaries with a third of the keys each, as processes. */
final class ClusterTopology implements AutoCloseable {
    private static final int PRIMARIES = 3;

    private final List<RedisProcess> primaries;
    private final List<RedisProcess> replicas;

    private ClusterTopology(List<RedisProcess> primaries, List<RedisProcess> replicas) {
        this.primaries = primaries;
        this.replicas = replicas;
    }

    /** Primaries alone. */
    static ClusterTopology start() {
        ClusterTopology topology = new ClusterTopology(startNodes(), List.of());
        topology.join();
        return topology;
    }

    /** Primaries with a replica each, all of which are up to date. */
    static ClusterTopology startWithReplicas() {
        ClusterTopology topology = new ClusterTopology(startNodes(), startNodes());
        topology.join();
        topology.replicate();
        return topology;
    }

    private static List<RedisProcess> startNodes() {
        return Stream.generate(() -> RedisProcess.start(
                        "cluster-enabled yes",
                        "cluster-node-timeout 2000",
                        "cluster-require-full-coverage no",
                        "repl-diskless-sync-delay 0"))
                .limit(PRIMARIES)
                .toList();
    }

    /** Gives each primary its slots, and waits until all nodes know each other. */
    private void join() {
        for (int i = 0; i < PRIMARIES; i++) {
            int from = SlotHash.SLOT_COUNT * i / PRIMARIES;
            int to = SlotHash.SLOT_COUNT * (i + 1) / PRIMARIES;
            primaries
                    .get(i)
                    .ask(redis ->
                            redis.clusterAddSlots(IntStream.range(from, to).toArray()));
        }
        nodes().forEach(node -> primaries.get(0).ask(redis -> redis.clusterMeet("127.0.0.1", node.port())));
        awaitAll();
    }

    /** Waits until all nodes know each other, and serve all slots. */
    void awaitAll() {
        nodes().forEach(node ->
                Waiting.until("a node knows all", () -> seenBy(node).size() == nodes().size() && servesAllSlots(node)));
    }

    /** One that was cut off serves none for a while, though it knows that the others do. */
    private static boolean servesAllSlots(RedisProcess node) {
        String info = node.ask(redis -> redis.clusterInfo());
        return info.contains("cluster_state:ok") && info.contains("cluster_slots_ok:" + SlotHash.SLOT_COUNT);
    }

    private void replicate() {
        for (int i = 0; i < PRIMARIES; i++) {
            String id = primaries.get(i).ask(redis -> redis.clusterMyId());
            replicas.get(i).ask(redis -> redis.clusterReplicate(id));
        }
        replicas.forEach(replica -> replica.awaitInfo("replication", "master_link_status", "up"));
        nodes().forEach(node -> Waiting.until("a node knows all replicas", () -> replicasSeenBy(node) == PRIMARIES));
    }

    private static long replicasSeenBy(RedisProcess node) {
        return seenBy(node).stream().filter(other -> other.getSlaveOf() != null).count();
    }

    private static Partitions seenBy(RedisProcess node) {
        String seen = node.ask(redis -> redis.clusterNodes());
        return ClusterPartitionParser.parse(seen);
    }

    private List<RedisProcess> nodes() {
        List<RedisProcess> nodes = new ArrayList<>(primaries);
        nodes.addAll(replicas);
        return nodes;
    }

    /** The nodes that were primaries at the start. */
    List<RedisProcess> primaries() {
        return primaries;
    }

    /** The replica that this primary had at the start. */
    RedisProcess replicaOf(RedisProcess primary) {
        return replicas.get(primaries.indexOf(primary));
    }

    /** Which of the primaries of the start, or its successor, has a key. */
    RedisProcess primaryOf(String key) {
        int slot = SlotHash.getSlot(key);
        return IntStream.range(0, PRIMARIES)
                .filter(i -> slot < SlotHash.SLOT_COUNT * (i + 1) / PRIMARIES)
                .mapToObj(primaries::get)
                .findFirst()
                .orElseThrow();
    }

    /** Waits until a replica has taken over its primary's keys, by its own account. */
    void awaitTakeoverBy(RedisProcess replica) {
        Waiting.until("a replica has taken over", () -> servesKeys(replica));
    }

    private static boolean servesKeys(RedisProcess node) {
        RedisClusterNode self = seenBy(node).stream()
                .filter(each -> each.is(RedisClusterNode.NodeFlag.MYSELF))
                .findFirst()
                .orElseThrow();
        return !self.getSlots().isEmpty();
    }

    /** The number of the third that a key belongs to. */
    int shardOf(String key) {
        return primaries.indexOf(primaryOf(key));
    }

    /** The node that serves the keys of a third now. All nodes must be there. */
    RedisProcess servingNow(int shard) {
        return pair(shard).filter(ClusterTopology::servesKeys).findFirst().orElseThrow();
    }

    /** The node that does not, and can take over. */
    RedisProcess standingBy(int shard) {
        RedisProcess serving = servingNow(shard);
        return pair(shard).filter(node -> node != serving).findFirst().orElseThrow();
    }

    /** The nodes that have the keys of a third. */
    Stream<RedisProcess> pair(int shard) {
        return Stream.of(primaries.get(shard), replicas.get(shard));
    }

    /** Waits until each third is served by one node and followed by another, and all nodes agree. */
    void awaitRedundancy() {
        for (int i = 0; i < PRIMARIES; i++) {
            int shard = i;
            Waiting.until("a replica is up to date", () -> isRedundant(shard));
        }
        nodes().forEach(node -> Waiting.until("a node knows all", () -> knowsAll(node)));
    }

    private boolean isRedundant(int shard) {
        List<RedisProcess> serving =
                pair(shard).filter(ClusterTopology::servesKeys).toList();
        return serving.size() == 1
                && pair(shard).filter(node -> node != serving.get(0)).allMatch(node -> node.follows(serving.get(0)));
    }

    private boolean knowsAll(RedisProcess node) {
        Partitions seen = seenBy(node);
        return seen.size() == nodes().size()
                && replicasSeenBy(node) == PRIMARIES
                && seen.stream().noneMatch(ClusterTopology::isDoubted)
                && node.ask(redis -> redis.clusterInfo()).contains("cluster_slots_ok:" + SlotHash.SLOT_COUNT);
    }

    private static boolean isDoubted(RedisClusterNode node) {
        return node.is(RedisClusterNode.NodeFlag.FAIL) || node.is(RedisClusterNode.NodeFlag.EVENTUAL_FAIL);
    }

    /** What an application is configured with: one node. */
    String uri() {
        return primaries.get(0).uri();
    }

    @Override
    public void close() {
        nodes().forEach(RedisProcess::stop);
    }
}
