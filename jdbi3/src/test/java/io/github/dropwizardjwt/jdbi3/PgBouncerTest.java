package io.github.dropwizardjwt.jdbi3;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.session.Session;
import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.session.TokenReference;
import io.github.dropwizardjwt.testing.store.SampleSessions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * A store behind a real PgBouncer 1.18, which gives each transaction any connection, and does not know of prepared
 * statements. Runs where it is installed (package {@code pgbouncer}), and fails without it if the environment variable
 * {@code PGBOUNCER_REQUIRED} is set.
 */
@EnabledIf("isInstalledOrRequired")
class PgBouncerTest {
    private static final Instant NOW = SampleSessions.openedAt();
    private static final int CLIENTS = 16;
    private static final int ROUNDS = 65;

    @TempDir
    private Path directory;

    static boolean isInstalledOrRequired() {
        return PgBouncer.isInstalled() || System.getenv("PGBOUNCER_REQUIRED") != null;
    }

    @Test
    void allAnswersAreGoodUnderLoad() throws Exception {
        try (PgBouncer pooler = new PgBouncer(directory, PostgresServer.port())) {
            SessionStore store = TestDatabase.store(pooler.url());
            Callable<Boolean> client = () -> {
                for (int i = 0; i < ROUNDS; i++) {
                    liveAndDie(store, "client-" + i);
                }
                return true;
            };
            ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
            for (Future<Boolean> done : clients.invokeAll(Collections.nCopies(CLIENTS, client))) {
                assertThat(done.get()).isTrue();
            }
            clients.shutdownNow();
        }
    }

    /** Login, checks, refresh, revocation, list and logout: each of these a thousand times in all. */
    private static void liveAndDie(SessionStore store, String subject) {
        Session opened = SampleSessions.of(subject);
        TokenReference token = SampleSessions.tokenOf(opened);
        assertThat(store.beyond(subject, NOW, 100, 20)).isEmpty();
        store.add(opened);
        assertThat(store.isLive(token, NOW)).isTrue();

        Session refreshed =
                SampleSessions.advanced(store.find(opened.sid(), NOW).orElseThrow());
        assertThat(store.advance(refreshed)).isTrue();
        assertThat(store.advance(refreshed)).isFalse();
        assertThat(store.find(opened.sid(), NOW)).contains(refreshed);
        assertThat(store.list(subject, NOW, 100, null)).contains(refreshed);

        store.revoke(token);
        assertThat(store.isLive(token, NOW)).isFalse();
        assertThat(store.isLive(SampleSessions.tokenOf(opened), NOW)).isTrue();

        assertThat(store.remove(opened.sid())).isTrue();
        assertThat(store.isLive(SampleSessions.tokenOf(opened), NOW)).isFalse();
    }
}
