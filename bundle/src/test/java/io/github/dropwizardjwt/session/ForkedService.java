package io.github.dropwizardjwt.session;

import io.github.dropwizardjwt.testing.store.SampleSessions;
import io.github.dropwizardjwt.testing.store.SessionHarness;
import io.github.dropwizardjwt.token.TokenType;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** A node of its own, as a process: the program that {@link ForkedServicesContract} starts. */
public final class ForkedService {
    private static final int THREADS = 32;

    private ForkedService() {}

    /**
     * Arguments: a class that opens stores, what it opens, and {@code race SID ATTEMPTS} or {@code refresh TOKEN
     * POINT}.
     */
    public static void main(String[] arguments) throws Exception {
        SessionStore store = open(arguments[0], arguments[1]);
        if (arguments[2].equals("race")) {
            race(store, arguments[3], Integer.parseInt(arguments[4]));
        } else {
            refresh(store, arguments[3], arguments[4]);
        }
        System.exit(0);
    }

    @SuppressWarnings("unchecked")
    static SessionStore open(String opener, String address) throws ReflectiveOperationException {
        return (SessionStore) Class.forName(opener)
                .asSubclass(Function.class)
                .getDeclaredConstructor()
                .newInstance()
                .apply(address);
    }

    /** Spends current refresh tokens as fast as it can, and prints each that it has spent with its successor. */
    private static void race(SessionStore store, String sid, int attempts) throws Exception {
        System.out.println("ready");
        if (System.in.read() < 0) {
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        Callable<List<String>> racer = () -> {
            List<String> won = new ArrayList<>();
            for (int i = 0; i < attempts; i++) {
                Session session = store.find(sid, SampleSessions.openedAt()).orElseThrow();
                Session next = SampleSessions.advanced(session, session.expiresAt());
                if (store.advance(next)) {
                    won.add(next.spentHash() + " " + next.refreshHash());
                }
            }
            return won;
        };
        for (Future<List<String>> racerOrFailure : threads.invokeAll(Collections.nCopies(THREADS, racer))) {
            racerOrFailure.get().forEach(System.out::println);
        }
        threads.shutdownNow();
    }

    /** Refreshes, and stops for ever when it comes to the point. */
    private static void refresh(SessionStore store, String token, String point) {
        SessionHarness service = new SessionHarness(stoppingAt(point, store), Duration.ofSeconds(10));
        service.sessions().refresh(service.tokens().verify(token, TokenType.REFRESH));
    }

    private static SessionStore stoppingAt(String point, SessionStore store) {
        return (SessionStore) Proxy.newProxyInstance(
                ForkedService.class.getClassLoader(), new Class<?>[] {SessionStore.class}, (proxy, method, args) -> {
                    boolean here = method.getName().equals("advance");
                    if (here && point.equals("before-mark-used")) {
                        stop();
                    }
                    Object answer = method.invoke(store, args);
                    if (here && point.equals("after-mark-used")) {
                        stop();
                    }
                    return answer;
                });
    }

    private static void stop() throws InterruptedException {
        System.out.println("here");
        new CountDownLatch(1).await();
    }
}
