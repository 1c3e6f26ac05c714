package io.github.dropwizardjwt.session;

import static io.github.dropwizardjwt.testing.store.SampleSessions.tokenOf;

import io.github.dropwizardjwt.testing.store.SampleSessions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * A program, run by hand: how long a check and a refresh take in a store as it grows, and a purge of a tenth of it.
 * Arguments: a class that opens stores, what it opens, and the sizes in rising order.
 */
public final class ForkedFigures {
    private static final Instant NOW = SampleSessions.openedAt();
    private static final int THREADS = 16;
    private static final int CALLS = 5000;

    private ForkedFigures() {}

    public static void main(String[] arguments) throws Exception {
        SessionStore store = ForkedService.open(arguments[0], arguments[1]);
        List<Session> sessions = new ArrayList<>();
        for (String size : List.of(arguments).subList(2, arguments.length)) {
            fill(store, sessions, Integer.parseInt(size));
            report(size + " check", sessions, session -> store.isLive(tokenOf(session), NOW));
            report(size + " refresh", sessions, session -> {
                Session current = store.find(session.sid(), NOW).orElseThrow();
                store.advance(SampleSessions.advanced(current, current.expiresAt()));
            });
        }
        long start = System.nanoTime();
        store.purge(NOW.plus(Duration.ofMinutes(31)));
        System.out.printf("purge of %d: %.1f s%n", sessions.size() / 10, (System.nanoTime() - start) / 1e9);
        System.exit(0);
    }

    /** A tenth of them expires in half an hour, the others in an hour. */
    private static void fill(SessionStore store, List<Session> sessions, int size) throws Exception {
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (int i = sessions.size(); i < size; i++) {
            Session session = SampleSessions.of("user-" + i / 2, NOW.plus(Duration.ofMinutes(i % 10 == 0 ? 30 : 60)));
            sessions.add(session);
            tasks.add(() -> {
                store.add(session);
                return true;
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        for (Future<Boolean> added : threads.invokeAll(tasks)) {
            added.get();
        }
        threads.shutdown();
    }

    /** One caller, after as many calls to warm up. */
    private static void report(String name, List<Session> sessions, Consumer<Session> call) {
        Random random = new Random(7);
        long[] nanos = new long[CALLS];
        for (int i = -CALLS; i < CALLS; i++) {
            Session session = sessions.get(random.nextInt(sessions.size()));
            long start = System.nanoTime();
            call.accept(session);
            nanos[Math.max(i, 0)] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%s: median %d us, p99 %d us%n", name, nanos[CALLS / 2] / 1000, nanos[CALLS * 99 / 100] / 1000);
    }
}
