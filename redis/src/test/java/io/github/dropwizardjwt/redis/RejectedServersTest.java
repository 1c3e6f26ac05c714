package io.github.dropwizardjwt.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.common.base.Throwables;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.util.Duration;
import io.github.dropwizardjwt.session.Session;
import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.support.Logs;
import io.github.dropwizardjwt.support.Waiting;
import io.github.dropwizardjwt.testing.store.SampleSessions;
import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.protocol.CommandType;
import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** URIs that stop the start, and what the operator reads, on servers that are there. */
class RejectedServersTest {
    private static final String LOGIN =
            "jwt.sessions.uri has a user or a password that Redis rejects; correct them, as in "
                    + "redis://user:password@host:6379, with special characters percent-encoded, or without user "
                    + "redis://:password@host:6379";
    private static final String NO_PASSWORD =
            "jwt.sessions.uri has no password, but Redis requires one; write redis://:password@host:6379";
    private static final String RIGHTS =
            "jwt.sessions.uri has a user without the permissions that sessions need; allow it all keys "
                    + "that begin with jwt.sessions.keyPrefix and all commands on them: ACL SETUSER name ~jwt:* +@all";

    private static RedisProcess open;
    private static RedisProcess closed;
    private static RedisProcess replica;
    private static RedisProcess node;
    private static RedisProcess onlyNode;
    private static RedisProcess full;
    private static RedisProcess scriptless;

    @BeforeAll
    static void start() {
        open = RedisProcess.start();
        open.ask(redis -> redis.aclSetuser("app", user().keyPattern("jwt:*").allCommands()));
        open.ask(redis -> redis.aclSetuser("other", user().keyPattern("other:*").allCommands()));
        open.ask(redis -> redis.aclSetuser("idle", user().keyPattern("*")));
        closed = RedisProcess.start();
        closed.ask(redis -> redis.configSet("requirepass", "right-passw0rd"));
        replica = RedisProcess.start("replicaof 127.0.0.1 " + open.port());
        full = RedisProcess.start("maxmemory 1", "maxmemory-policy noeviction");
        scriptless = RedisProcess.start("rename-command EVAL \"\"");
        node = startNode();
        onlyNode = startNode();
        int[] slots = IntStream.range(0, SlotHash.SLOT_COUNT).toArray();
        onlyNode.ask(redis -> redis.clusterAddSlots(slots));
        Waiting.until(
                "the cluster is formed",
                () -> onlyNode.ask(RedisCommands::clusterInfo).contains("cluster_state:ok"));
    }

    /** As the client reports it, depending on how far it is: most of these races are won once in twenty times. */
    @ParameterizedTest
    @MethodSource("closings")
    void recognizesAServerThatClosesTheConnectionHoweverSoon(Exception closing) {
        assertThat(ConnectionProblem.of(new RedisConnectionException("Unable to connect to 127.0.0.1", closing), false))
                .hasMessageStartingWith("jwt.sessions.uri is of a server that closes the connection; ");
    }

    static Stream<Exception> closings() {
        return Stream.of(
                new ClosedChannelException(),
                new IllegalStateException("RedisHandshakeHandler not registered"),
                new RedisConnectionException("Connection closed prematurely"),
                new SocketException("Connection reset"),
                new IOException("Connection reset by peer"));
    }

    private static RedisProcess startNode() {
        return RedisProcess.start("cluster-enabled yes", "cluster-config-file nodes-" + System.nanoTime() + ".conf");
    }

    @AfterAll
    static void stop() {
        Stream.of(open, closed, replica, node, onlyNode, full, scriptless).forEach(RedisProcess::stop);
    }

    private static AclSetuserArgs user() {
        return AclSetuserArgs.Builder.on().addPassword("right-passw0rd");
    }

    /**
     * One row.
     *
     * @param uri OPEN, CLOSED, REPLICA, FULL, SCRIPTLESS, NODE and ONLY stand for the servers, and RIGHT for the
     *     password
     */
    record Row(String name, String uri, boolean cluster, String message) {
        Row(String name, String uri, String message) {
            this(name, uri, false, message);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Row> rows() {
        return Stream.of(
                new Row("a wrong password", "redis://:wr0ng-passw0rd@CLOSED", LOGIN),
                new Row("no password", "redis://CLOSED", NO_PASSWORD),
                new Row("an unknown user", "redis://nobody:RIGHT@OPEN", LOGIN),
                new Row("a wrong password of a user", "redis://app:wr0ng-passw0rd@OPEN", LOGIN),
                new Row("a user with other keys", "redis://other:RIGHT@OPEN", RIGHTS),
                new Row("a user without commands", "redis://idle:RIGHT@OPEN", RIGHTS),
                new Row(
                        "a database that is not there",
                        "redis://app:RIGHT@OPEN/99",
                        "jwt.sessions.uri names a database that Redis does not have; choose one below its setting "
                                + "databases (16 unless changed), as in redis://host:6379/0"),
                new Row(
                        "a database that is no number",
                        "redis://app:RIGHT@OPEN/sessions",
                        "jwt.sessions.uri is not a Redis URI; these look like redis://host:6379 or "
                                + "rediss://user:password@host:6379, with special characters of the password "
                                + "percent-encoded"),
                new Row(
                        "TLS with a server that has none",
                        "rediss://app:RIGHT@OPEN",
                        "The Redis of jwt.sessions.uri cannot be reached with TLS; start it, write redis:// if it has "
                                + "no TLS, or correct the host and the port"),
                new Row(
                        "a replica",
                        "redis://REPLICA",
                        "jwt.sessions.uri is of a replica, which is read-only; name the primary, or the sentinels that "
                                + "know it"),
                new Row(
                        "a server that is full",
                        "redis://FULL",
                        "jwt.sessions.uri is of a server whose memory is full; increase its maxmemory"),
                new Row(
                        "a server without scripts",
                        "redis://SCRIPTLESS",
                        "The Redis of jwt.sessions.uri answers with the error ERR; start this service when Redis "
                                + "accepts writes, as a user who may call EVAL"),
                new Row(
                        "a cluster that is none",
                        "redis://OPEN",
                        true,
                        "jwt.sessions.cluster is true, but the Redis of jwt.sessions.uri is not a cluster; remove it"),
                new Row(
                        "a cluster of one node",
                        "redis://ONLY",
                        "jwt.sessions.uri is of a Redis Cluster, or a proxy for one; set jwt.sessions.cluster: true, or "
                                + "with a proxy a jwt.sessions.keyPrefix in braces, as in {jwt}:, so that all keys are "
                                + "on one server"),
                new Row("a wrong password with a cluster", "redis://:wr0ng-passw0rd@CLOSED", true, LOGIN),
                new Row(
                        "a database of a cluster",
                        "redis://NODE/1",
                        "jwt.sessions.uri names a database, of which a cluster has only the first; drop the number, "
                                + "and set jwt.sessions.cluster: true"),
                new Row(
                        "an unknown host",
                        "redis://no-such-host.invalid",
                        "The Redis of jwt.sessions.uri cannot be reached; start it, or correct the host and the port"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void stopsTheStart(Row row) {
        RedisSessionsFactory factory = factory(row);

        Throwable rejected = catchThrowable(() -> factory.build(new Environment("test")));

        assertThat(rejected).isNotNull().hasMessage(row.message()).hasNoCause();
        assertThat(Throwables.getStackTraceAsString(rejected)).doesNotContain("passw0rd", "127.0.0.1");
    }

    @Test
    void aPrefixInBracesKeepsAllKeysOfAClusterOnOneServer() {
        RedisSessionsFactory factory = factory(new Row("", "redis://ONLY", ""));
        factory.setKeyPrefix("{jwt}:");
        SessionStore store = factory.build(new Environment("test"));
        Session session = SampleSessions.of("alice");
        store.add(session);

        assertThat(store.removeSome("alice", 10)).isEqualTo(1);
    }

    @Test
    void aUserWithTheKeysOfThePrefixIsEnough() {
        RedisSessionsFactory factory = factory(new Row("", "redis://app:RIGHT@OPEN", ""));

        assertThat(factory.build(new Environment("test")).list("alice", SampleSessions.openedAt(), 10, null))
                .isEmpty();
        // What was written to find that out is gone.
        List<String> left = open.ask(redis -> redis.keys("*start*"));
        assertThat(left).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = CommandType.class,
            names = {"XADD", "XRANGE", "XREVRANGE", "XREAD"})
    void theLogNeedsPermissionsOnlyIfItIsFollowed(CommandType command) {
        open.ask(redis -> redis.aclSetuser(
                "streamless",
                AclSetuserArgs.Builder.reset()
                        .on()
                        .addPassword("right-passw0rd")
                        .keyPattern("jwt:*")
                        .allCommands()
                        .removeCommand(command)));
        RedisSessionsFactory factory = factory(new Row("", "redis://streamless:RIGHT@OPEN", ""));
        factory.build(new Environment("test"));
        factory.getRevocationCache().setFollow(true);

        assertThatThrownBy(() -> factory.build(new Environment("test")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(RIGHTS);
    }

    /** It writes lines for nodes that do. */
    @Test
    void aNodeThatDoesNotFollowTheLogWarnsIfItCannotWriteIt() {
        open.ask(redis -> redis.aclSetuser(
                "mute",
                AclSetuserArgs.Builder.reset()
                        .on()
                        .addPassword("right-passw0rd")
                        .keyPattern("jwt:*")
                        .allCommands()
                        .removeCommand(CommandType.XADD)));
        try (Logs logs = new Logs()) {
            factory(new Row("", "redis://mute:RIGHT@OPEN", "")).build(new Environment("test"));

            assertThat(logs.lines())
                    .filteredOn(line -> line.startsWith("WARN"))
                    .containsExactly(
                            "WARN The log jwt:ended cannot be written (error reply NOPERM). Nodes that follow it "
                                    + "ask about all tokens again whenever a session ends on this node. If its user may not call "
                                    + "XADD, allow it: ACL SETUSER name +xadd");
        }
    }

    private static RedisSessionsFactory factory(Row row) {
        RedisSessionsFactory factory = RedisStores.factory(row.uri()
                .replace("OPEN", "127.0.0.1:" + open.port())
                .replace("CLOSED", "127.0.0.1:" + closed.port())
                .replace("REPLICA", "127.0.0.1:" + replica.port())
                .replace("FULL", "127.0.0.1:" + full.port())
                .replace("SCRIPTLESS", "127.0.0.1:" + scriptless.port())
                .replace("ONLY", "127.0.0.1:" + onlyNode.port())
                .replace("NODE", "127.0.0.1:" + node.port())
                .replace("RIGHT", "right-passw0rd"));
        factory.setCluster(row.cluster());
        factory.setTimeout(Duration.seconds(1));
        return factory;
    }
}
