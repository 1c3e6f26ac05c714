package io.github.dropwizardjwt.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.session.Session;
import io.github.dropwizardjwt.session.TokenReference;
import io.github.dropwizardjwt.support.SilentProxy;
import io.github.dropwizardjwt.support.Waiting;
import io.github.dropwizardjwt.testing.store.SampleSessions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connections whose packets are lost, while nobody closes them. */
class RedisBlackHoleTest {
    private static final Duration GOOD_AGAIN = Duration.ofSeconds(5);
    private static final Duration OUTAGE = Duration.ofSeconds(3);

    private RedisProcess server;
    private SilentProxy proxy;
    private Service service;
    private TokenReference token;

    @BeforeEach
    void start() {
        server = RedisProcess.start();
        proxy = SilentProxy.to(server.port());
        service = Service.at("redis://127.0.0.1:" + proxy.port());
        Session session = SampleSessions.of("alice");
        service.unbounded().add(session);
        token = SampleSessions.tokenOf(session);
    }

    @AfterEach
    void stop() {
        service.close();
        proxy.close();
        server.stop();
    }

    @Test
    void deadConnectionsAreReplacedUnderLoad() {
        try (Load load = Load.of(this::check)) {
            load.awaitAnswers(1000);

            proxy.swallow();

            load.awaitRejection();
            assertThat(load.untilGood()).isLessThan(GOOD_AGAIN);
        }
    }

    @Test
    void deadConnectionsOfAnIdleServiceAreReplaced() {
        proxy.swallow();
        Waiting.pass(OUTAGE);

        try (Load load = Load.of(this::check)) {
            assertThat(load.untilGood()).isLessThan(GOOD_AGAIN);
        }
    }

    @Test
    void recoversUnderLoadFromALossOfAllPackets() {
        try (Load load = Load.of(this::check)) {
            load.awaitAnswers(1000);

            proxy.swallowAll();
            load.awaitRejection();
            Waiting.pass(OUTAGE);
            proxy.recover();

            assertThat(load.untilGood()).isLessThan(GOOD_AGAIN);
        }
    }

    @Test
    void anIdleServiceRecoversFromALossOfAllPackets() {
        proxy.swallowAll();
        Waiting.pass(OUTAGE);
        proxy.recover();

        try (Load load = Load.of(this::check)) {
            assertThat(load.untilGood()).isLessThan(GOOD_AGAIN);
        }
    }

    private void check() {
        assertThat(service.store().isLive(token, SampleSessions.openedAt())).isTrue();
    }
}
