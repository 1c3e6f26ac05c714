package io.github.dropwizardjwt.session;

import static io.github.dropwizardjwt.testing.store.SampleSessions.tokenOf;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.testing.store.SampleSessions;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** What requests see of a store's server that is paused, stopped and started again, or slow, under load. */
public abstract class OutageContract {
    private static final Instant NOW = SampleSessions.openedAt();
    private static final Duration TIMEOUT = Duration.ofMillis(200);
    /** What a busy machine adds to the timeout. */
    private static final Duration SLACK = Duration.ofMillis(800);

    private static final int CLIENTS = 16;
    private static final int REQUESTS = 40;

    private final ThreadPoolExecutor workers =
            new ThreadPoolExecutor(0, 1000, 60, TimeUnit.SECONDS, new SynchronousQueue<>());

    /** The store, as the bundle makes it with its default timeout. */
    protected abstract SessionStore store();

    /** Stops the server's processes where they are, as SIGSTOP does. */
    protected abstract void pause();

    /** Lets them go on. */
    protected abstract void resume();

    /** From now on and for so long, has the server answer nothing; then it answers all that it was asked meanwhile. */
    protected abstract void answerAfter(Duration time);

    /** Ends the server; what it has written stays or not, as it is with this kind. */
    protected abstract void stop();

    /** Starts it again, at the same address. */
    protected abstract void start();

    @Test
    void rejectsWhatItCannotDecideAndRecoversByItself() throws Exception {
        SessionStore store = store();
        SessionStore bounded = new BoundedSessionStore(store, TIMEOUT, workers);
        Session session = SampleSessions.of("alice");
        TokenReference good = tokenOf(session);
        TokenReference taken = tokenOf(session);
        // The first calls of a store may take longer than the timeout.
        store.add(session);
        store.revoke(taken);
        await(() -> bounded.isLive(good, NOW));
        assertThat(bounded.isLive(taken, NOW)).isFalse();

        pause();
        rejectsAll(bounded, good, taken);
        resume();
        await(() -> bounded.isLive(good, NOW));
        assertThat(bounded.isLive(taken, NOW)).isFalse();

        stop();
        rejectsAll(bounded, good, taken);
        start();
        await(() -> {
            bounded.isLive(good, NOW);
            return true;
        });
        assertThat(bounded.isLive(taken, NOW)).isFalse();
        await(() -> workers.getActiveCount() == 0);
        workers.shutdownNow();
    }

    /** Answers that come when nobody waits for them any more change nothing. */
    @Test
    void answersThatComeTooLateLetNobodyIn() throws Exception {
        SessionStore store = store();
        SessionStore bounded = new BoundedSessionStore(store, TIMEOUT, workers);
        Session session = SampleSessions.of("alice");
        TokenReference good = tokenOf(session);
        TokenReference taken = tokenOf(session);
        store.add(session);
        store.revoke(taken);
        await(() -> bounded.isLive(good, NOW));

        for (int i = 0; i < 3; i++) {
            answerAfter(TIMEOUT.multipliedBy(5));
            assertThat(isRejected(bounded, good)).isTrue();
            underLoad(() -> assertThat(isLive(bounded, taken)).isFalse());
            await(() -> bounded.isLive(good, NOW));
            assertThat(bounded.isLive(taken, NOW)).isFalse();
        }
        await(() -> workers.getActiveCount() == 0);
        workers.shutdownNow();
    }

    private void rejectsAll(SessionStore bounded, TokenReference good, TokenReference taken) throws Exception {
        for (TokenReference token : List.of(good, taken)) {
            underLoad(() -> assertThat(isRejected(bounded, token)).isTrue());
        }
    }

    /** Many clients at once, each asking again and again, and none for longer than it may. */
    private void underLoad(Runnable question) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        Callable<Duration> client = () -> {
            Duration longest = Duration.ZERO;
            for (int i = 0; i < REQUESTS; i++) {
                long start = System.nanoTime();
                question.run();
                Duration each = Duration.ofNanos(System.nanoTime() - start);
                longest = each.compareTo(longest) > 0 ? each : longest;
            }
            return longest;
        };
        try {
            List<Duration> longest = new ArrayList<>();
            for (Future<Duration> answer : clients.invokeAll(Collections.nCopies(CLIENTS, client))) {
                longest.add(answer.get());
            }
            assertThat(Collections.max(longest)).isLessThan(TIMEOUT.plus(SLACK));
            assertThat(workers.getPoolSize()).isLessThanOrEqualTo(96);
        } finally {
            clients.shutdownNow();
        }
    }

    private static boolean isLive(SessionStore bounded, TokenReference token) {
        try {
            return bounded.isLive(token, NOW);
        } catch (TokenUnavailableException e) {
            return false;
        }
    }

    private static boolean isRejected(SessionStore bounded, TokenReference token) {
        try {
            bounded.isLive(token, NOW);
            return false;
        } catch (TokenUnavailableException e) {
            return true;
        }
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!holds(condition)) {
            assertThat(System.nanoTime()).as("time before the deadline").isLessThan(deadline);
            LockSupport.parkNanos(MILLISECONDS.toNanos(20));
        }
    }

    private static boolean holds(Callable<Boolean> condition) throws Exception {
        try {
            return condition.call();
        } catch (TokenUnavailableException e) {
            return false;
        }
    }
}
