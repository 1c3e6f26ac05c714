package io.github.dropwizardjwt.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.base.Throwables;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.JettyManaged;
import io.dropwizard.util.Duration;
import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.testing.store.SampleSessions;
import io.lettuce.core.RedisClient;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.List;
import org.eclipse.jetty.util.component.LifeCycle;
import org.junit.jupiter.api.Test;

class RedisSessionsFactoryTest {
    private final Environment environment = new Environment("test");

    @Test
    void refusesToStartWhereRedisIsNot() {
        assertThatThrownBy(() -> build("redis://:pass-w0rd@127.0.0.1:1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "The Redis of jwt.sessions.uri cannot be reached; start it, or correct the host and the port")
                .satisfies(RedisSessionsFactoryTest::holdsNoPassword);
    }

    @Test
    void refusesToStartWithAWrongPassword() {
        RedisProcess server = RedisProcess.start();
        server.ask(redis -> redis.configSet("requirepass", "right-passw0rd"));
        try {
            assertThatThrownBy(() -> build("redis://:pass-w0rd@127.0.0.1:" + server.port()))
                    .isInstanceOf(IllegalStateException.class)
                    .satisfies(RedisSessionsFactoryTest::holdsNoPassword);
            SessionStore store = build("redis://:right-passw0rd@127.0.0.1:" + server.port());
            assertThat(store.list("alice", SampleSessions.openedAt(), 10, null)).isEmpty();
        } finally {
            server.stop();
        }
    }

    @Test
    void rejectsMalformedUrisWithoutQuotingThem() {
        assertThatThrownBy(() -> build("redis://:pass-w0rd{@127.0.0.1:1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("jwt.sessions.uri is not a Redis URI")
                .satisfies(RedisSessionsFactoryTest::holdsNoPassword);
    }

    @Test
    void rejectsARedisThatForgets() {
        RedisProcess server = RedisProcess.start("maxmemory 100mb", "maxmemory-policy volatile-lru");
        try {
            assertThatThrownBy(() -> build(server.uri()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("set its maxmemory-policy to noeviction");
            server.ask(redis -> redis.configSet("maxmemory-policy", "noeviction"));
            assertThat(build(server.uri()).list("alice", SampleSessions.openedAt(), 10, null))
                    .isEmpty();
        } finally {
            server.stop();
        }
    }

    @Test
    void rejectsToFollowTheLogOfACluster() {
        RedisSessionsFactory factory = RedisStores.clusterFactory("redis://127.0.0.1:1");
        factory.getRevocationCache().setFollow(true);

        assertThatThrownBy(() -> factory.build(environment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("jwt.sessions.revocationCache.follow does not work with jwt.sessions.cluster: true, as a "
                        + "step of a cluster cannot change both a session and a log on another node; set "
                        + "jwt.sessions.revocationCache.maxStaleness only, or keep sessions in one Redis, with sentinels "
                        + "for instance");
    }

    @Test
    void aClusterHasNoLog() {
        assertThat(RedisStores.cluster().log()).isEmpty();
    }

    @Test
    void leavesNoThreadBehind() throws Exception {
        String uri = RedisStores.uri();
        // The clients of other tests may still start threads; netty numbers its pools.
        int last = pool(new DefaultThreadFactory("last").newThread(() -> {}));
        SessionStore store = build(uri);
        store.list("alice", SampleSessions.openedAt(), 10, null);
        List<Thread> started = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("lettuce") && pool(thread) > last)
                .toList();

        for (LifeCycle managed : environment.lifecycle().getManagedObjects()) {
            ((JettyManaged) managed).getManaged().stop();
        }
        for (Thread thread : started) {
            thread.join(5_000);
        }
        assertThat(started).isNotEmpty().noneMatch(Thread::isAlive);
    }

    /** The number of the thread's pool, in {@code lettuce-timer-21-1}. */
    private static int pool(Thread thread) {
        List<String> parts = List.of(thread.getName().split("-"));
        return Integer.parseInt(parts.get(parts.size() - 2));
    }

    @Test
    void scriptsAreSentAgainToAServerThatLostThem() {
        SessionStore store = build(RedisStores.uri());
        store.add(SampleSessions.of("carol"));
        try (var client = RedisClient.create(RedisStores.uri());
                var connection = client.connect()) {
            connection.sync().scriptFlush();
        }
        store.add(SampleSessions.of("carol"));

        assertThat(store.list("carol", SampleSessions.openedAt(), 10, null)).hasSize(2);
    }

    private SessionStore build(String uri) {
        RedisSessionsFactory factory = RedisStores.factory(uri);
        factory.setTimeout(Duration.seconds(5));
        return factory.build(environment);
    }

    private static void holdsNoPassword(Throwable failure) {
        assertThat(List.of(Throwables.getStackTraceAsString(failure).split("\n")))
                .noneMatch(line -> line.contains("pass-w0rd"));
    }
}
