package io.github.dropwizardjwt.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.session.Session;
import io.github.dropwizardjwt.support.SilentProxy;
import io.github.dropwizardjwt.support.Waiting;
import io.github.dropwizardjwt.testing.store.SampleSessions;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sentinels promote a replica, while services ask the primary. */
@Tag("failover")
class SentinelFailoverTest {
    private static final Duration GOOD_AGAIN = Duration.ofSeconds(5);
    private static final int REPLICAS = 2;

    private SentinelTopology topology;
    private RedisProcess old;
    private final List<Service> services = new ArrayList<>();

    @BeforeEach
    void start() {
        topology = SentinelTopology.start();
        old = topology.primary();
    }

    @AfterEach
    void stop() {
        services.forEach(Service::close);
        topology.close();
    }

    private Service newService() {
        Service service = Service.at(topology.uri());
        services.add(service);
        return service;
    }

    @Test
    void keepsWhatWasConfirmedWhileAPrimaryHangsAndWakesUp() {
        Clients clients = new Clients(newService(), newService());
        try (Load load = Load.of(clients::step)) {
            load.awaitAnswers(1000);
        }
        old.awaitReplicas(REPLICAS);

        old.pause();
        try (Load load = Load.of(clients::step)) {
            RedisProcess promoted = topology.awaitPrimaryOtherThan(old);
            assertThat(load.untilGood()).isLessThan(GOOD_AGAIN);

            // It still thinks that it is the primary. Sentinels demote it after ten seconds; here it is the operator.
            old.resume();
            load.awaitAnswers(3000);
            old.becomeReplicaOf(promoted);
            load.awaitAnswers(1000);
        }

        old.awaitInfo("replication", "master_link_status", "up");
        clients.verify(newService());
    }

    @Test
    void keepsWhatWasReplicatedWhenAPrimaryIsKilled() {
        Clients clients = new Clients(newService(), newService());
        try (Load load = Load.of(clients::step)) {
            load.awaitAnswers(1000);
        }
        old.awaitReplicas(REPLICAS);

        old.stop();
        try (Load load = Load.of(clients::step)) {
            topology.awaitPrimaryOtherThan(old);
            assertThat(load.untilGood()).isLessThan(GOOD_AGAIN);
            load.awaitAnswers(1000);
        }

        clients.verify(newService());
    }

    /** The old primary goes on answering: only the sentinels know that it is none any more. */
    @Test
    void followsAnOperator() {
        Service one = newService();
        Service other = newService();
        Session ended = added(one);
        Clients clients = new Clients(one, other);
        try (Load load = Load.of(clients::step)) {
            load.awaitAnswers(1000);
        }
        old.awaitReplicas(REPLICAS);

        topology.failOver();
        RedisProcess promoted = topology.awaitPrimaryOtherThan(old);
        end(ended, promoted);
        try (Load load = Load.of(() -> askTheNewOne(ended, one, other))) {
            assertThat(load.untilGood()).isLessThan(GOOD_AGAIN);
        }
        try (Load load = Load.of(clients::step)) {
            load.awaitAnswers(1000);
            old.becomeReplicaOf(promoted);
            load.awaitAnswers(1000);
        }

        clients.verify(newService());
    }

    /** Without that, what the old primary confirms until services leave it is lost. */
    @Test
    void losesNothingWhereAnOperatorPausesWritesFirst() {
        Clients clients = new Clients(newService(), newService());
        try (Load load = Load.of(clients::step)) {
            load.awaitAnswers(1000);

            old.pauseWrites(Duration.ofSeconds(10));
            old.awaitReplicas(REPLICAS);
            topology.failOver();
            topology.awaitPrimaryOtherThan(old);
            assertThat(load.untilGood()).isLessThan(GOOD_AGAIN);
            load.awaitAnswers(1000);
        }

        clients.verify(newService());
    }

    private static void askTheNewOne(Session endedThere, Service... services) {
        for (Service service : services) {
            if (isLive(service, endedThere)) {
                throw new TokenUnavailableException("The old primary is asked");
            }
        }
    }

    @Test
    void anIdleServiceBelievesNoPrimaryThatHasBeenReplaced() {
        List<Session> endedByOthers = new ArrayList<>();
        List<Session> toEnd = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Service idle = newService();
            endedByOthers.add(added(idle));
            toEnd.add(added(idle));
        }
        List<Service> idle = List.copyOf(services);
        old.awaitReplicas(REPLICAS);

        old.pause();
        RedisProcess promoted = topology.awaitPrimaryOtherThan(old);
        endedByOthers.forEach(session -> end(session, promoted));
        old.resume();
        old.awaitInfo("replication", "role", "master");

        for (int i = 0; i < idle.size(); i += 2) {
            assertEffectiveOrRejected(idle.get(i), toEnd.get(i));
            assertLiveOnTheNewOneOrRejected(idle.get(i + 1), endedByOthers.get(i + 1));
        }
    }

    private static Session added(Service service) {
        Session session = SampleSessions.of("alice");
        service.unbounded().add(session);
        return session;
    }

    private void assertEffectiveOrRejected(Service idle, Session session) {
        try {
            idle.store().remove(session.sid());
        } catch (TokenUnavailableException e) {
            return;
        }
        assertThat(newService().unbounded().find(session.sid(), SampleSessions.openedAt()))
                .isEmpty();
    }

    private static void assertLiveOnTheNewOneOrRejected(Service idle, Session ended) {
        try {
            assertThat(isLive(idle, ended)).isFalse();
        } catch (TokenUnavailableException e) {
            return;
        }
    }

    @Test
    void rejectsWhileNobodyCanSayWhichOneIsThePrimary() {
        Service service = Service.patientAt(topology.uri());
        services.add(service);
        Session session = added(service);
        List<RedisProcess> sentinels = topology.sentinels();
        try (Load load = Load.of(() -> assertThat(isLive(service, session)).isTrue())) {
            load.untilGood();
            int before = load.rejected();

            sentinels.get(0).stop();
            Waiting.pass(Duration.ofSeconds(3));
            assertThat(load.rejected()).isEqualTo(before);

            sentinels.get(1).pause();
            assertThat(load.untilRejected()).isLessThan(GOOD_AGAIN);
            int answered = load.answered();
            Waiting.pass(Duration.ofSeconds(2));
            assertThat(load.answered()).isEqualTo(answered);

            sentinels.get(1).resume();
            assertThat(load.untilGood()).isLessThan(GOOD_AGAIN);
        }
    }

    @Test
    void aNameThatTheSentinelsDoNotKnowStopsTheStart() {
        assertThatThrownBy(() -> Service.at(topology.uri().replace(SentinelTopology.NAME, "other")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("jwt.sessions.uri names a primary that the sentinels do not know; write its name after the "
                        + "#, as in redis-sentinel://host1,host2/0#name");
    }

    @Test
    void tooFewSentinelsStopTheStart() {
        topology.sentinels().stream().skip(1).forEach(RedisProcess::stop);

        assertThatThrownBy(this::newService)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("jwt.sessions.uri names sentinels of which fewer than half answer; start them, or correct "
                        + "their hosts and ports");
    }

    /** Connections to sentinels are opened meanwhile too, and nobody answers on these either. */
    @Test
    void recoversFromALossOfAllPacketsToSentinels() {
        List<SilentProxy> proxies = topology.sentinels().stream()
                .map(sentinel -> SilentProxy.to(sentinel.port()))
                .toList();
        Service service = Service.at(
                SentinelTopology.uri(proxies.stream().map(SilentProxy::port).toList()));
        services.add(service);
        Session session = added(service);
        try (Load load = Load.of(() -> assertThat(isLive(service, session)).isTrue())) {
            load.untilGood();

            proxies.forEach(SilentProxy::swallowAll);
            assertThat(load.untilRejected()).isLessThan(GOOD_AGAIN);
            Waiting.pass(Duration.ofSeconds(3));
            proxies.forEach(SilentProxy::recover);

            assertThat(load.untilGood()).isLessThan(GOOD_AGAIN);
        } finally {
            proxies.forEach(SilentProxy::close);
        }
    }

    /** As a service that has seen the promotion does. */
    private static void end(Session session, RedisProcess primary) {
        primary.ask(redis -> redis.del("jwt:session:" + session.sid()));
    }

    private static boolean isLive(Service service, Session session) {
        return service.store().isLive(SampleSessions.tokenOf(session), SampleSessions.openedAt());
    }
}
