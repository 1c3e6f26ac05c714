package io.github.dropwizardjwt.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.session.Session;
import io.github.dropwizardjwt.support.SilentProxy;
import io.github.dropwizardjwt.support.Waiting;
import io.github.dropwizardjwt.testing.store.SampleSessions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An address that leads to the primary, until another server becomes that. */
class MovedAddressTest {
    private static final Duration GOOD_AGAIN = Duration.ofSeconds(5);

    private final RedisProcess first = RedisProcess.start();
    private final RedisProcess second =
            RedisProcess.start("replicaof 127.0.0.1 " + first.port(), "repl-diskless-sync-delay 0");
    private final SilentProxy address = SilentProxy.to(first.port());
    private Service service;
    private Session session;

    @BeforeEach
    void start() {
        service = Service.at("redis://127.0.0.1:" + address.port());
        session = SampleSessions.of("alice");
        service.unbounded().add(session);
        second.awaitInfo("replication", "master_link_status", "up");
        first.awaitReplicas(1);
    }

    @AfterEach
    void stop() {
        service.close();
        address.close();
        first.stop();
        second.stop();
    }

    /** What a replica knows may be stale: it is not asked, even for what it could answer. */
    @Test
    void rejectsWhatAReplicaAnswersUntilTheAddressLeadsToAPrimary() {
        try (Load load = Load.of(this::check)) {
            load.untilGood();

            second.becomePrimary();
            first.becomeReplicaOf(second);

            assertThat(load.untilRejected()).isLessThan(GOOD_AGAIN);
            int answered = load.answered();
            Waiting.pass(Duration.ofSeconds(2));
            assertThat(load.answered()).isEqualTo(answered);

            address.moveTo(second.port());
            assertThat(load.untilGood()).isLessThan(GOOD_AGAIN);
        }
    }

    @Test
    void recoversWhenTheReplicaBecomesThePrimaryAgain() {
        try (Load load = Load.of(this::check)) {
            load.untilGood();

            second.becomePrimary();
            first.becomeReplicaOf(second);
            assertThat(load.untilRejected()).isLessThan(GOOD_AGAIN);
            first.becomePrimary();

            assertThat(load.untilGood()).isLessThan(GOOD_AGAIN);
        }
    }

    private void check() {
        assertThat(service.store().isLive(SampleSessions.tokenOf(session), SampleSessions.openedAt()))
                .isTrue();
    }
}
