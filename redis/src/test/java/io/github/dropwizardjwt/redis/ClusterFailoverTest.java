package io.github.dropwizardjwt.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.session.Session;
import io.github.dropwizardjwt.testing.store.SampleSessions;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One of three primaries of a cluster is lost, while services ask all of them. */
@Tag("failover")
class ClusterFailoverTest {
    private static final Duration GOOD_AGAIN = Duration.ofSeconds(5);
    /** The lists of its sessions are on the node that is lost. */
    private static final int SESSIONS = 5000;

    private ClusterTopology topology;
    private RedisProcess lost;
    private Service one;
    private Service other;

    @BeforeEach
    void start() {
        topology = ClusterTopology.startWithReplicas();
        lost = topology.primaries().get(1);
        one = Service.atCluster(topology.uri());
        other = Service.atCluster(topology.uri());
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
        topology.close();
    }

    @Test
    void survivesThatAPrimaryIsKilled() {
        survives(RedisProcess::stop, killed -> {});
    }

    @Test
    void survivesThatAPrimaryHangsAndWakesUp() {
        survives(RedisProcess::pause, RedisProcess::resume);
    }

    private void survives(Consumer<RedisProcess> lose, Consumer<RedisProcess> bringBack) {
        RedisProcess replica = topology.replicaOf(lost);
        Session there =
                stored(sessions().filter(this::isOnTheLostNode).findFirst().orElseThrow());
        Queue<Session> elsewhere = new ConcurrentLinkedQueue<>();
        sessions()
                .filter(session -> !isOnTheLostNode(session))
                .limit(SESSIONS)
                .parallel()
                .forEach(session -> elsewhere.add(stored(session)));
        Clients clients = new Clients(one, other);
        try (Load load = Load.of(clients::step)) {
            load.awaitAnswers(1000);
        }
        lost.awaitReplicas(1);

        try (Load healthy = Load.of(() -> use(elsewhere))) {
            healthy.untilGood();
            int before = healthy.rejected();

            lose.accept(lost);
            try (Load dead = Load.of(() -> check(there))) {
                topology.awaitTakeoverBy(replica);
                assertThat(dead.untilGood()).isLessThan(GOOD_AGAIN);
                bringBack.accept(lost);
                dead.awaitAnswers(3000);
            }
            assertThat(healthy.rejected()).isEqualTo(before);
        }
        try (Load load = Load.of(clients::step)) {
            load.awaitAnswers(3000);
        }

        try (Service another = Service.atCluster(topology.uri())) {
            clients.verify(another);
        }
    }

    private Stream<Session> sessions() {
        String subject = Stream.iterate(0, i -> i + 1)
                .map(i -> "subject-" + i)
                .filter(name -> topology.primaryOf("jwt:subject:" + name) == lost)
                .findFirst()
                .orElseThrow();
        return Stream.generate(() -> SampleSessions.of(subject));
    }

    private boolean isOnTheLostNode(Session session) {
        return topology.primaryOf("jwt:session:" + session.sid()) == lost;
    }

    private Session stored(Session session) {
        one.unbounded().add(session);
        return session;
    }

    private void check(Session session) {
        assertThat(one.store().isLive(SampleSessions.tokenOf(session), SampleSessions.openedAt()))
                .isTrue();
    }

    /** All that clients do with a session that they have; now and then one logs out. */
    private void use(Queue<Session> sessions) {
        Session session = sessions.remove();
        check(session);
        assertThat(one.store().find(session.sid(), SampleSessions.openedAt())).contains(session);
        Session next = SampleSessions.advanced(session, session.expiresAt());
        assertThat(one.store().advance(next)).isTrue();
        if (sessions.size() > SESSIONS / 2 && next.sid().hashCode() % 5 == 0) {
            assertThat(one.store().remove(next.sid())).isTrue();
        } else {
            sessions.add(next);
        }
    }
}
