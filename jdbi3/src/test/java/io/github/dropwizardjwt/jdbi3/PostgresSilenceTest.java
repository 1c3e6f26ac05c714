package io.github.dropwizardjwt.jdbi3;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.session.Session;
import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.session.TokenReference;
import io.github.dropwizardjwt.support.SilentProxy;
import io.github.dropwizardjwt.support.Waiting;
import io.github.dropwizardjwt.testing.store.SampleSessions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A network that loses packets without a word, and for how long requests are rejected. */
class PostgresSilenceTest {
    private static final Instant NOW = SampleSessions.openedAt();
    private static final Duration RECOVERY = Duration.ofSeconds(5);

    private SilentProxy proxy;
    private Clients clients;

    @BeforeEach
    void start() {
        proxy = SilentProxy.to(PostgresServer.port());
        SessionStore store = Clients.bounded(store(proxy.port()));
        Session session = SampleSessions.of("alice");
        TokenReference good = SampleSessions.tokenOf(session);
        TokenReference revoked = SampleSessions.tokenOf(session);
        Waiting.until(
                "the store is fast",
                () -> Clients.isGood(() -> store.find(session.sid(), NOW).isEmpty()));
        store.add(session);
        store.revoke(revoked);
        clients = new Clients(() -> () -> store.isLive(good, NOW) && !store.isLive(revoked, NOW));
    }

    @AfterEach
    void stop() {
        clients.close();
        proxy.close();
    }

    @Test
    void connectionsThatHaveGoneSilentAreReplaced() {
        Duration outage = clients.outage(proxy::swallow);

        assertThat(outage).isPositive().isLessThan(RECOVERY);
    }

    @Test
    void aNetworkThatComesBackIsUsedAgain() {
        clients.untilServed();
        int before = proxy.accepted();
        proxy.swallowAll();
        Waiting.until("new connections are silent too", () -> proxy.accepted() > before + 1);

        assertThat(clients.outageFrom(proxy::recover)).isLessThan(RECOVERY);
    }

    /** With a pool of the default size. */
    private static SessionStore store(int port) {
        Jdbi3SessionsFactory factory =
                TestDatabase.factory("jdbc:postgresql://localhost:" + port + "/postgres?user=postgres");
        factory.setTimeout(io.dropwizard.util.Duration.milliseconds(200));
        factory.getDatabase().setInitialSize(10);
        factory.getDatabase().setMinSize(10);
        factory.getDatabase().setMaxSize(100);
        return factory.build(new Environment("test"));
    }
}
