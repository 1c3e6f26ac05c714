package io.github.dropwizardjwt.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.support.FaultyStore;
import io.github.dropwizardjwt.support.Logs;
import io.github.dropwizardjwt.support.Waiting;
import io.github.dropwizardjwt.testing.store.SampleSessions;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls of one kind that fail or hang, or calls of one part of the store, leave all others alone. */
@Timeout(60)
class StoreIsolationTest {
    private static final Instant NOW = SampleSessions.openedAt();
    /** So long that all calls of a test begin before the first gives up, and the circuit opens. */
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final Duration SHORT = Duration.ofMillis(50);

    private final FaultyStore faulty = new FaultyStore();
    private final AtomicLong nanos = new AtomicLong();
    private final ThreadPoolExecutor workers = (ThreadPoolExecutor) Executors.newCachedThreadPool();
    private final ExecutorService requests = Executors.newCachedThreadPool();
    private final SessionStore store = new BoundedSessionStore(faulty, TIMEOUT, workers, nanos::get);
    private final Session session = SampleSessions.of("alice");
    private final TokenReference token = SampleSessions.tokenOf(session);

    /** One call of each operation, in which nothing changes that another needs. */
    private final Map<String, Runnable> operations = new TreeMap<>(Map.of(
            "find", () -> store.find(session.sid(), NOW),
            "isLive", () -> store.isLive(token, NOW),
            "advance", () -> store.advance(SampleSessions.advanced(session, session.expiresAt())),
            "revoke", () -> store.revoke(SampleSessions.tokenOf(session)),
            "remove", () -> store.remove(SampleSessions.of("alice").sid()),
            "beyond", () -> store.beyond("alice", NOW, 1, 1),
            "add", () -> store.add(SampleSessions.of("alice")),
            "list", () -> store.list("alice", NOW, 1, null),
            "removeSome", () -> store.removeSome("bob", 1)));

    @BeforeEach
    void addASession() {
        faulty.add(session);
    }

    @AfterEach
    void stop() throws InterruptedException {
        faulty.recover();
        requests.shutdown();
        // They would log that no thread is left, in the next test.
        assertThat(requests.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        workers.shutdown();
    }

    @ParameterizedTest
    @CsvSource({
        "find, isLive, 60",
        "advance, revoke, 12",
        "remove, remove, 8",
        "beyond, add, 8",
        "list, list, 4",
        "removeSome, removeSome, 4"
    })
    void aKindThatFailsOrHangsLeavesTheOthersAlone(String one, String other, int threads) {
        faulty.affectOnly(one, other);
        faulty.fail();
        for (int i = 0; i < 20; i++) {
            assertUnavailable(operation(one));
            assertUnavailable(operation(other));
        }
        allBut(one, other).values().forEach(Runnable::run);

        nanos.addAndGet(Duration.ofMillis(500).toNanos());
        faulty.recover();
        operation(one).run();
        faulty.hang();
        hangFrom(one, 100);
        awaitActive(threads);
        allBut(one, other).values().forEach(Runnable::run);
        awaitActive(threads);
    }

    @Test
    void aPoolOfAHundredConnectionsHasOneForEachThreadAndForThePurge() {
        faulty.hang();
        operations.keySet().forEach(operation -> hangFrom(operation, 100));

        awaitActive(96);
        assertThat(workers.getLargestPoolSize()).isEqualTo(96);
    }

    @Test
    void writesThatFailDoNotOpenTheCircuitOfReads() {
        faulty.affectOnly("advance", "revoke", "add");
        faulty.fail();

        for (int i = 0; i < 20; i++) {
            assertUnavailable(operation("advance"));
            assertUnavailable(operation("revoke"));
            assertUnavailable(operation("add"));
        }

        assertThat(store.isLive(token, NOW)).isTrue();
        assertThat(store.find(session.sid(), NOW)).isPresent();
    }

    /** As Redis permits to delete, and nothing else, while its memory is full. */
    @Test
    void logoutSucceedsWhileEachRefreshFails() {
        faulty.affectOnly("advance", "add");
        faulty.fail();
        for (int i = 0; i < 20; i++) {
            assertUnavailable(operation("advance"));
        }

        assertThat(store.remove(session.sid())).isTrue();
    }

    @Test
    void loginsThatFailAreTriedAgainAtOnce() {
        faulty.affectOnly("beyond", "add");
        faulty.fail();
        int before = faulty.calls();
        for (int i = 0; i < 20; i++) {
            assertUnavailable(operation("beyond"));
            assertUnavailable(operation("add"));
        }
        assertThat(faulty.calls()).isEqualTo(before + 40);

        faulty.recover();
        operation("beyond").run();
        operation("add").run();
    }

    @Test
    void onePartThatFailsIsNoFailureOfAnother() {
        Session elsewhere = elsewhere();
        faulty.affectPart("b");
        faulty.fail();

        for (int i = 0; i < 20; i++) {
            assertUnavailable(() -> store.find(elsewhere.sid(), NOW));
            assertUnavailable(() -> store.isLive(SampleSessions.tokenOf(elsewhere), NOW));
            assertUnavailable(() -> store.advance(SampleSessions.advanced(elsewhere, elsewhere.expiresAt())));
            assertUnavailable(() -> store.revoke(SampleSessions.tokenOf(elsewhere)));
            assertUnavailable(() -> store.remove(elsewhere.sid()));
            operations.values().forEach(Runnable::run);
        }
        int reached = faulty.calls();
        assertUnavailable(() -> store.find(elsewhere.sid(), NOW));
        assertThat(faulty.calls()).isEqualTo(reached);
    }

    @Test
    void onePartThatHangsDelaysNoOther() {
        Session elsewhere = elsewhere();
        faulty.affectPart("b");
        faulty.hang();
        for (int i = 0; i < 100; i++) {
            hang(() -> store.find(elsewhere.sid(), NOW));
            hang(() -> store.advance(SampleSessions.advanced(elsewhere, elsewhere.expiresAt())));
            hang(() -> store.remove(elsewhere.sid()));
        }
        awaitActive(80);

        // With other threads and another circuit, each of these would wait for the timeout or be rejected.
        long start = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            operations.values().forEach(Runnable::run);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TIMEOUT);
        awaitActive(80);
    }

    @Test
    void eachCircuitOpensAndClosesByItselfAndSaysWhy() {
        Session elsewhere = elsewhere();
        try (Logs logs = new Logs()) {
            faulty.affectOnly("advance");
            faulty.fail();
            repeat(20, operation("advance"));
            repeat(20, () -> store.advance(SampleSessions.advanced(elsewhere, elsewhere.expiresAt())));
            faulty.affectOnly("advance", "remove");
            repeat(20, operation("remove"));
            assertThat(logs.lines())
                    .containsExactly(
                            opened("change sessions", "IllegalStateException"),
                            opened("change sessions in part b", "IllegalStateException"),
                            opened("end sessions", "IllegalStateException"));
            logs.clear();

            faulty.affectOnly("remove");
            nanos.addAndGet(Duration.ofMillis(500).toNanos());
            operation("advance").run();
            assertUnavailable(operation("remove"));
            assertThat(logs.lines())
                    .containsExactly("INFO Circuit breaker closed: the session store is able to change sessions again");
            logs.clear();

            faulty.recover();
            nanos.addAndGet(Duration.ofMillis(500).toNanos());
            operation("remove").run();
            store.advance(SampleSessions.advanced(elsewhere, elsewhere.expiresAt()));
            assertThat(logs.lines())
                    .containsExactly(
                            "INFO Circuit breaker closed: the session store is able to end sessions again",
                            "INFO Circuit breaker closed: the session store is able to change sessions in part b again");
        }
    }

    @Test
    void saysWhichKindOfCallFailedAndHow() {
        faulty.fail();
        for (String operation : operations.keySet()) {
            assertThatThrownBy(operation(operation)::run)
                    .isInstanceOf(TokenUnavailableException.class)
                    .hasMessageMatching(
                            "The session store failed to [a-z ]*sessions( of a subject)?: " + "IllegalStateException");
        }
        assertThatThrownBy(operation("revoke")::run)
                .hasMessage("The session store failed to change sessions: IllegalStateException");
        repeat(5, operation("revoke"));
        assertThatThrownBy(operation("revoke")::run)
                .hasMessage("The session store failed to change sessions: IllegalStateException "
                        + "(circuit breaker open)");

        SessionStore impatient = new BoundedSessionStore(faulty, SHORT, workers, nanos::get);
        faulty.hang();
        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> impatient.list("alice", NOW, 1, null))
                    .hasMessage("The session store failed to list sessions: no answer within 50 ms");
        }
        assertThatThrownBy(() -> impatient.list("alice", NOW, 1, null))
                .hasMessage("The session store failed to list sessions: all 4 threads for this wait for an answer");
        workers.shutdown();
        assertThatThrownBy(operation("removeSome")::run)
                .hasMessage("The session store failed to end the sessions of a subject: no thread to call it");
    }

    private static String opened(String action, String cause) {
        return "WARN Circuit breaker open: the session store failed 5 times in a row to " + action + "; last failure: "
                + cause + ". Requests that need this are rejected at once, but for one every 500 ms";
    }

    private Session elsewhere() {
        Session elsewhere = SampleSessions.of("bob");
        faulty.place(elsewhere.sid(), "b");
        faulty.add(elsewhere);
        return elsewhere;
    }

    private Runnable operation(String name) {
        return operations.get(name);
    }

    private Map<String, Runnable> allBut(String one, String other) {
        Map<String, Runnable> rest = new TreeMap<>(operations);
        rest.remove(one);
        rest.remove(other);
        return rest;
    }

    private static void repeat(int times, Runnable operation) {
        for (int i = 0; i < times; i++) {
            assertUnavailable(operation);
        }
    }

    private void hangFrom(String operation, int requesters) {
        for (int i = 0; i < requesters; i++) {
            hang(operation(operation));
        }
    }

    private void hang(Runnable operation) {
        requests.execute(() -> {
            try {
                operation.run();
            } catch (TokenUnavailableException e) {
                // The store hung for longer than the timeout.
            }
        });
    }

    /** A thread is active for a moment longer than its call. */
    private void awaitActive(int threads) {
        Waiting.until(threads + " threads are active", () -> workers.getActiveCount() == threads);
    }

    private static void assertUnavailable(Runnable operation) {
        assertThatThrownBy(operation::run).isInstanceOf(TokenUnavailableException.class);
    }
}
