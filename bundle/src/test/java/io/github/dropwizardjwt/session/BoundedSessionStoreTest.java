package io.github.dropwizardjwt.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.support.FaultyStore;
import io.github.dropwizardjwt.support.Logs;
import io.github.dropwizardjwt.testing.store.SampleSessions;
import io.github.dropwizardjwt.testing.store.SessionStoreContract;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BoundedSessionStoreTest extends SessionStoreContract {
    private static final Instant NOW = SampleSessions.openedAt();
    private static final Duration TIMEOUT = Duration.ofMillis(500);

    private final FaultyStore faulty = new FaultyStore();
    private final AtomicLong nanos = new AtomicLong();
    private final ThreadPoolExecutor workers = (ThreadPoolExecutor) Executors.newCachedThreadPool();
    private final SessionStore store = new BoundedSessionStore(faulty, TIMEOUT, workers, nanos::get);
    private final Session session = SampleSessions.of("alice");
    private final TokenReference token = SampleSessions.tokenOf(session);

    @Override
    protected SessionStore newStore() {
        return new BoundedSessionStore(new MemorySessionStore(1000), Duration.ofSeconds(10), workers);
    }

    @BeforeEach
    void addASession() {
        faulty.add(session);
    }

    @AfterEach
    void stop() {
        faulty.recover();
        workers.shutdown();
    }

    /** Parts fail by themselves, and the log names them, only if their names come from the store behind it. */
    @Test
    void namesPartsAndFailuresAsTheStoreBehindItDoes() {
        SessionStore naming = (SessionStore) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {SessionStore.class},
                (proxy, method, arguments) ->
                        method.getName() + " of " + method.getParameterTypes()[0].getSimpleName());
        SessionStore bounded = new BoundedSessionStore(naming, TIMEOUT, workers);

        assertThat(bounded.partition(session.sid())).isEqualTo("partition of String");
        assertThat(bounded.partition(token)).isEqualTo("partition of TokenReference");
        assertThat(bounded.describe(new IllegalStateException())).isEqualTo("describe of Throwable");
    }

    @Test
    void saysThatAFailedStoreCannotDecide() {
        faulty.fail();

        assertThatThrownBy(this::isLive)
                .isInstanceOf(TokenUnavailableException.class)
                .hasMessage("The session store failed to read sessions: IllegalStateException")
                .hasRootCauseMessage("secret-host:5432 rejects connections");
    }

    @Test
    void everyOperationFailsWithTheStore() {
        faulty.fail();
        List<Runnable> operations = List.of(
                () -> store.add(session),
                () -> store.find(session.sid(), NOW),
                () -> store.advance(SampleSessions.advanced(session)),
                () -> store.remove(session.sid()));
        List<Runnable> others = List.of(
                () -> store.beyond("alice", NOW, 1, 1),
                () -> store.removeSome("alice", 1),
                () -> store.list("alice", NOW, 1, null),
                () -> store.revoke(token),
                () -> store.isLive(token, NOW));

        assertThat(operations).allSatisfy(BoundedSessionStoreTest::assertUnavailable);
        faulty.recover();
        assertThat(isLive()).isTrue();
        faulty.fail();
        assertThat(others).allSatisfy(BoundedSessionStoreTest::assertUnavailable);
    }

    @Test
    void purgesTheStoreBehindIt() {
        store.purge(session.expiresAt());

        assertThat(faulty.find(session.sid(), NOW)).isEmpty();
    }

    @Test
    void waitsForAHangingStoreNoLongerThanTheTimeout() {
        faulty.hang();

        long start = System.nanoTime();
        assertUnavailable(this::isLive);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(TIMEOUT, TIMEOUT.multipliedBy(20));
    }

    @Test
    void asksAStoreNoMoreThatIsKnownToBeDown() {
        faulty.fail();
        for (int i = 0; i < 5; i++) {
            assertUnavailable(this::isLive);
        }
        int reached = faulty.calls();

        for (int i = 0; i < 1000; i++) {
            assertUnavailable(this::isLive);
        }

        assertThat(faulty.calls()).isEqualTo(reached);
    }

    @Test
    void oneSuccessBetweenFailuresKeepsItAsking() {
        for (int i = 0; i < 20; i++) {
            faulty.fail();
            assertUnavailable(this::isLive);
            faulty.recover();
            assertThat(isLive()).isTrue();
        }
    }

    @Test
    void asksNowAndThenWhetherTheStoreHasRecovered() {
        faulty.fail();
        for (int i = 0; i < 5; i++) {
            assertUnavailable(this::isLive);
        }
        int reached = faulty.calls();

        nanos.addAndGet(Duration.ofMillis(500).toNanos() - 1);
        assertUnavailable(this::isLive);
        assertThat(faulty.calls()).isEqualTo(reached);
        nanos.addAndGet(1);
        assertUnavailable(this::isLive);
        assertUnavailable(this::isLive);
        assertThat(faulty.calls()).isEqualTo(reached + 1);

        faulty.recover();
        assertUnavailable(this::isLive);
        nanos.addAndGet(Duration.ofMillis(500).toNanos());
        assertThat(isLive()).isTrue();
        assertThat(isLive()).isTrue();
    }

    @Test
    void logsOnceThatTheStoreIsDownAndOnceThatItIsBack() {
        try (Logs logs = new Logs()) {
            faulty.fail();
            assertUnavailable(this::isLive);
            faulty.recover();
            assertThat(isLive()).isTrue();
            assertThat(logs.lines()).isEmpty();

            faulty.fail();
            for (int i = 0; i < 20; i++) {
                assertUnavailable(this::isLive);
            }
            nanos.addAndGet(Duration.ofMillis(500).toNanos());
            assertUnavailable(this::isLive);
            faulty.recover();
            nanos.addAndGet(Duration.ofMillis(500).toNanos());
            assertThat(isLive()).isTrue();
            assertThat(isLive()).isTrue();

            assertThat(logs.lines())
                    .containsExactly(
                            "WARN Circuit breaker open: the session store failed 5 times in a row to read sessions; last failure: "
                                    + "IllegalStateException. Requests that need this are rejected at once, but for one every 500 ms",
                            "INFO Circuit breaker closed: the session store is able to read sessions again");
        }
    }

    @Test
    void aHangingStoreHoldsABoundedNumberOfThreadsAndRecovers() throws Exception {
        store.revoke(token);
        faulty.hang();
        int admitted = 0;
        ExecutorService requests = Executors.newFixedThreadPool(200);
        try {
            for (int round = 0; round < 10; round++) {
                // As if half a second went by, so that probes are let through too.
                nanos.addAndGet(Duration.ofMillis(500).toNanos());
                List<Future<Boolean>> answers = new ArrayList<>();
                for (int i = 0; i < 200; i++) {
                    answers.add(requests.submit(this::isLiveOrUnavailable));
                }
                for (Future<Boolean> answer : answers) {
                    admitted += answer.get() ? 1 : 0;
                }
            }
            assertThat(workers.getLargestPoolSize()).isLessThanOrEqualTo(60);
            assertThat(admitted).isZero();
        } finally {
            requests.shutdownNow();
        }

        faulty.recover();
        nanos.addAndGet(Duration.ofMillis(500).toNanos());
        assertThat(isLive()).isFalse();
        assertThat(store.find(session.sid(), NOW)).isPresent();
    }

    @Test
    void listsAndRemovalsThatFailHaveNobodyTakeTheStoreForDown() {
        for (int i = 0; i < 20; i++) {
            faulty.fail();
            assertUnavailable(() -> store.list("alice", NOW, 1, null));
            assertUnavailable(() -> store.removeSome("alice", 1));
        }
        faulty.recover();

        assertThat(isLive()).isTrue();
        assertThat(store.list("alice", NOW, 1, null)).hasSize(1);
        assertThat(store.removeSome("alice", 1)).isEqualTo(1);
    }

    @Test
    void listsThatSucceedDoNotHideThatOtherCallsFail() {
        for (int i = 0; i < 5; i++) {
            faulty.fail();
            assertUnavailable(this::isLive);
            faulty.recover();
            assertThat(store.list("alice", NOW, 1, null)).hasSize(1);
        }
        int reached = faulty.calls();

        assertUnavailable(this::isLive);

        assertThat(faulty.calls()).isEqualTo(reached);
    }

    @Test
    void listsAndRemovalsThatHangHoldFourThreadsEachAndNobodyElse() throws Exception {
        faulty.hang();
        ExecutorService requests = Executors.newFixedThreadPool(40);
        try {
            List<Future<?>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                answers.add(requests.submit(() -> assertUnavailable(() -> store.list("alice", NOW, 1, null))));
                answers.add(requests.submit(() -> assertUnavailable(() -> store.removeSome("alice", 1))));
            }
            for (Future<?> answer : answers) {
                answer.get();
            }
        } finally {
            requests.shutdownNow();
        }
        assertThat(workers.getActiveCount()).isEqualTo(8);
        faulty.letOthersThrough();

        assertThat(isLive()).isTrue();
        assertUnavailable(() -> store.list("alice", NOW, 1, null));
        assertThat(isLive()).isTrue();
    }

    @Test
    void callsThatNeverBeganHoldNoPlace() {
        AtomicBoolean full = new AtomicBoolean(true);
        Executor limited = task -> {
            if (full.get()) {
                throw new RejectedExecutionException("No thread left");
            }
            workers.execute(task);
        };
        SessionStore bounded = new BoundedSessionStore(faulty, TIMEOUT, limited, nanos::get);
        for (int i = 0; i < 100; i++) {
            nanos.addAndGet(Duration.ofMillis(500).toNanos());
            assertUnavailable(() -> bounded.isLive(token, NOW));
        }

        full.set(false);
        nanos.addAndGet(Duration.ofMillis(500).toNanos());
        assertThat(bounded.isLive(token, NOW)).isTrue();
    }

    @Test
    void asksForNoThreadAnyMoreWhereNoneIsLeft() {
        AtomicInteger asked = new AtomicInteger();
        Executor exhausted = task -> {
            asked.incrementAndGet();
            throw new RejectedExecutionException("No thread left");
        };
        SessionStore bounded = new BoundedSessionStore(faulty, TIMEOUT, exhausted, nanos::get);

        for (int i = 0; i < 20; i++) {
            assertUnavailable(() -> bounded.isLive(token, NOW));
        }

        assertThat(asked).hasValue(5);
    }

    @Test
    void keepsTheInterruptOfAWaitingRequest() {
        faulty.hang();
        Thread.currentThread().interrupt();

        assertUnavailable(this::isLive);

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void rejectsWhenItsThreadsAreGone() {
        workers.shutdown();

        assertUnavailable(this::isLive);
    }

    private boolean isLive() {
        return store.isLive(token, NOW);
    }

    private boolean isLiveOrUnavailable() {
        try {
            return isLive();
        } catch (TokenUnavailableException e) {
            return false;
        }
    }

    private static void assertUnavailable(Runnable operation) {
        assertThatThrownBy(operation::run).isInstanceOf(TokenUnavailableException.class);
    }
}
