package io.github.dropwizardjwt.redis;

import static java.util.stream.Collectors.joining;

import io.github.dropwizardjwt.support.Waiting;
import io.lettuce.core.RedisURI;
import io.lettuce.core.sentinel.api.StatefulRedisSentinelConnection;
import io.lettuce.core.sentinel.api.sync.RedisSentinelCommands;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Three sentinels that watch a primary and two replicas, as processes. */
final class SentinelTopology implements AutoCloseable {
    static final String NAME = "sessions";

    private static final int SENTINELS = 3;
    private static final int QUORUM = 2;
    private static final int REPLICAS = 2;

    private final List<RedisProcess> servers;
    private final List<RedisProcess> sentinels;

    private SentinelTopology(List<RedisProcess> servers, List<RedisProcess> sentinels) {
        this.servers = servers;
        this.sentinels = sentinels;
    }

    /** Starts all, and waits until each sentinel knows the others and the replicas. */
    static SentinelTopology start() {
        RedisProcess primary = RedisProcess.start();
        List<RedisProcess> replicas =
                Stream.generate(() -> startReplica(primary)).limit(REPLICAS).toList();
        replicas.forEach(replica -> replica.awaitInfo("replication", "master_link_status", "up"));
        List<Integer> ports =
                Stream.generate(FreePort::next).distinct().limit(SENTINELS).toList();
        List<RedisProcess> sentinels =
                ports.stream().map(port -> startSentinel(port, ports, primary)).toList();
        SentinelTopology topology = new SentinelTopology(
                Stream.concat(Stream.of(primary), replicas.stream()).toList(), sentinels);
        sentinels.forEach(sentinel -> Waiting.until("a sentinel knows all", () -> topology.knowsAll(sentinel)));
        return topology;
    }

    private static RedisProcess startReplica(RedisProcess primary) {
        return RedisProcess.start("replicaof 127.0.0.1 " + primary.port(), "repl-diskless-sync-delay 0");
    }

    /** Sentinels would find each other by themselves within a few seconds; told of the others, they know at once. */
    private static RedisProcess startSentinel(int port, List<Integer> ports, RedisProcess primary) {
        Stream<String> settings = Stream.of(
                "sentinel myid " + id(port),
                "sentinel monitor " + NAME + " 127.0.0.1 " + primary.port() + " " + QUORUM,
                "sentinel down-after-milliseconds " + NAME + " 2500",
                "sentinel failover-timeout " + NAME + " 3000");
        Stream<String> others = ports.stream()
                .filter(other -> other != port)
                .map(other -> "sentinel known-sentinel " + NAME + " 127.0.0.1 " + other + " " + id(other));
        return RedisProcess.startSentinel(port, Stream.concat(settings, others).toArray(String[]::new));
    }

    private static String id(int port) {
        return String.format("%040d", port);
    }

    private boolean knowsAll(RedisProcess sentinel) {
        Map<String, String> known = ask(sentinel, redis -> redis.master(NAME));
        return known.get("num-other-sentinels").equals(Integer.toString(SENTINELS - 1))
                && known.get("num-slaves").equals(Integer.toString(REPLICAS));
    }

    /** All sentinels, in an order that does not change. */
    List<RedisProcess> sentinels() {
        return sentinels;
    }

    /** The server that a sentinel names now. */
    RedisProcess primary(RedisProcess sentinel) {
        int port = ask(sentinel, redis -> ((InetSocketAddress) redis.getMasterAddrByName(NAME)).getPort());
        return servers.stream()
                .filter(server -> server.port() == port)
                .findFirst()
                .orElseThrow();
    }

    /** The server that all sentinels name. */
    RedisProcess primary() {
        return primary(sentinels.get(0));
    }

    /** Waits until all sentinels name another server. */
    RedisProcess awaitPrimaryOtherThan(RedisProcess old) {
        sentinels.forEach(sentinel -> Waiting.until("a sentinel names another server", () -> primary(sentinel) != old));
        return primary();
    }

    /** Starts a failover as an operator does. */
    void failOver() {
        ask(sentinels.get(0), redis -> redis.failover(NAME));
    }

    /** The servers other than this one. */
    List<RedisProcess> serversOtherThan(RedisProcess one) {
        return servers.stream().filter(server -> server != one).toList();
    }

    /** Waits until all sentinels name one primary, and all other servers follow it. */
    RedisProcess awaitRedundancy() {
        RedisProcess primary = primary();
        Waiting.until(
                "all sentinels name one primary",
                () -> sentinels.stream().allMatch(sentinel -> primary(sentinel) == primary));
        serversOtherThan(primary)
                .forEach(server -> Waiting.until("a replica is up to date", () -> server.follows(primary)));
        return primary;
    }

    /** What an application is configured with. */
    String uri() {
        return uri(sentinels.stream().map(RedisProcess::port).toList());
    }

    /** The same, with other ports through which the sentinels can be reached. */
    static String uri(List<Integer> ports) {
        return "redis-sentinel://"
                + ports.stream().map(port -> "127.0.0.1:" + port).collect(joining(",")) + "/0#" + NAME;
    }

    private static <T> T ask(RedisProcess sentinel, Function<RedisSentinelCommands<String, String>, T> question) {
        try (StatefulRedisSentinelConnection<String, String> connection =
                RedisProcess.OPERATOR.connectSentinel(RedisURI.create(sentinel.uri()))) {
            return question.apply(connection.sync());
        }
    }

    @Override
    public void close() {
        sentinels.forEach(RedisProcess::stop);
        servers.forEach(RedisProcess::stop);
    }
}
