package io.github.dropwizardjwt.jdbi3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.session.Session;
import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.session.TokenReference;
import io.github.dropwizardjwt.support.SilentProxy;
import io.github.dropwizardjwt.support.Waiting;
import io.github.dropwizardjwt.testing.store.SampleSessions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A primary that goes, and a standby that takes its place. */
class PostgresFailoverTest {
    private static final Instant NOW = SampleSessions.openedAt();
    private static final Duration RECOVERY = Duration.ofSeconds(5);

    private static final String READ_ONLY = "the server takes no writes, and its data may be old";

    @TempDir
    private Path directory;

    private PostgresTopology servers;
    private SilentProxy address;

    @BeforeEach
    void start() {
        servers = new PostgresTopology(directory);
        address = SilentProxy.to(servers.primary().port());
    }

    @AfterEach
    void stop() {
        address.close();
        servers.close();
    }

    /** Its connections stay open, and it would answer them with what it knew when it handed over. */
    @Test
    void aDemotedPrimaryDecidesNothing() {
        Session loggedOut = SampleSessions.of("alice");
        Session refreshed = SampleSessions.of("bob");
        TokenReference token = SampleSessions.tokenOf(loggedOut);
        TokenReference foreign = SampleSessions.foreignToken();
        TestDatabase.store(url(address.port())).add(loggedOut);
        TestDatabase.store(url(address.port())).add(refreshed);
        // Each has a connection of its own to the primary.
        SessionStore checks = TestDatabase.store(url(address.port()));
        SessionStore foreignChecks = TestDatabase.store(url(address.port()));
        SessionStore rechecks = TestDatabase.store(url(address.port()));
        SessionStore refreshes = TestDatabase.store(url(address.port()));
        SessionStore writes = TestDatabase.store(url(address.port()));
        assertThat(checks.isLive(token, NOW)).isTrue();
        assertThat(foreignChecks.isLive(foreign, NOW)).isTrue();
        assertThat(rechecks.live(List.of(foreign), NOW)).containsExactly(foreign);

        handOver();
        SessionStore elsewhere = TestDatabase.store(url(servers.primary().port()));
        Session advanced = SampleSessions.advanced(refreshed);
        elsewhere.remove(loggedOut.sid());
        elsewhere.revoke(foreign);
        elsewhere.advance(advanced);

        assertThatThrownBy(() -> checks.isLive(token, NOW)).hasRootCauseMessage(READ_ONLY);
        assertThat(checks.isLive(token, NOW)).isFalse();
        assertThatThrownBy(() -> foreignChecks.isLive(foreign, NOW)).hasRootCauseMessage(READ_ONLY);
        assertThat(foreignChecks.isLive(foreign, NOW)).isFalse();
        assertThatThrownBy(() -> rechecks.live(List.of(foreign), NOW)).hasRootCauseMessage(READ_ONLY);
        assertThat(rechecks.live(List.of(token, foreign), NOW)).isEmpty();
        // The token that was used elsewhere would look as if it had been used twice.
        assertThatThrownBy(() -> refreshes.find(refreshed.sid(), NOW)).hasRootCauseMessage(READ_ONLY);
        assertThat(refreshes.find(refreshed.sid(), NOW)).contains(advanced);
        assertThatThrownBy(() -> writes.remove(refreshed.sid()))
                .rootCause()
                .hasMessageContaining("read-only transaction");
        assertThat(writes.remove(refreshed.sid())).isTrue();
    }

    @Test
    void requestsAreServedSoonAfterTheAddressHasMoved() {
        try (Clients clients = new Clients(Visits.to(bounded(url(address.port()))))) {
            Duration outage = clients.outage(this::handOver);

            assertThat(outage).isLessThan(RECOVERY);
        }
    }

    /** The address may move before the promotion. */
    @Test
    void aStandbyAnswersNothingUntilItIsThePrimary() {
        SessionStore store = TestDatabase.store(url(address.port()));
        Session session = SampleSessions.of("alice");
        TokenReference token = SampleSessions.tokenOf(session);
        store.add(session);

        servers.primary().kill();
        address.moveTo(servers.standby().port());

        assertThatThrownBy(() -> store.isLive(token, NOW));
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> store.isLive(token, NOW)).hasRootCauseMessage(READ_ONLY);
            assertThatThrownBy(() -> store.find(session.sid(), NOW)).hasRootCauseMessage(READ_ONLY);
        }

        assertThatThrownBy(() -> TestDatabase.store(url(servers.standby().port())))
                .hasMessageContaining("name the primary, not a standby");

        servers.promote();
        assertThat(store.isLive(token, NOW)).isTrue();
    }

    @Test
    void aKilledPrimaryCostsNoLogoutAndNoToken() {
        Visits visits = Visits.to(bounded(servers.url()));
        try (Clients clients = new Clients(visits)) {
            Duration outage = clients.outage(() -> {
                servers.primary().kill();
                servers.promote();
            });

            assertThat(outage).isLessThan(RECOVERY);
        }
        visits.check();
    }

    private void handOver() {
        servers.demote();
        servers.promote();
        address.moveTo(servers.primary().port());
    }

    private static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
    }

    private static SessionStore bounded(String url) {
        Jdbi3SessionsFactory factory = TestDatabase.factory(url);
        factory.setTimeout(io.dropwizard.util.Duration.milliseconds(200));
        SessionStore store = Clients.bounded(factory.build(new Environment("test")));
        Waiting.until(
                "the store is fast",
                () -> Clients.isGood(() -> store.find("none", NOW).isEmpty()));
        return store;
    }
}
