package io.github.dropwizardjwt.config.session;

import static io.github.dropwizardjwt.support.Sections.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.JwtConfiguration;
import io.github.dropwizardjwt.session.JwtEventListener;
import io.github.dropwizardjwt.session.MemorySessionStore;
import io.github.dropwizardjwt.session.Session;
import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.session.TokenReference;
import io.github.dropwizardjwt.support.FaultySessionsFactory;
import io.github.dropwizardjwt.support.FaultyStore;
import io.github.dropwizardjwt.support.Logs;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestServer;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StoreWarmUpTest {
    private static final String WARNING =
            "WARN The session store could not be warmed up, and the first requests may be rejected: ";

    private final ExecutorService workers = Executors.newCachedThreadPool(task -> new Thread(task, "worker"));
    private final FaultyStore faulty = new FaultyStore();

    @AfterEach
    void stop() {
        faulty.recover();
        workers.shutdown();
    }

    @Test
    void callsEachOperationOfRequestsInTheThreadsOfRequests() {
        Set<String> operations = ConcurrentHashMap.newKeySet();
        Set<String> threads = ConcurrentHashMap.newKeySet();
        SessionStore store = watched((operation, argument) -> {
            operations.add(operation);
            threads.add(Thread.currentThread().getName());
        });

        new StoreWarmUp(store, workers, Clock.systemUTC()).start();

        assertThat(operations)
                .containsExactlyInAnyOrder("beyond", "add", "find", "isLive", "advance", "list", "revoke", "remove");
        assertThat(threads).containsExactly("worker");
    }

    @Test
    void callsItInEightThreadsAtOnce() {
        CyclicBarrier eight = new CyclicBarrier(8);
        SessionStore store = watched((operation, argument) -> {
            if (operation.equals("add")) {
                eight.await(20, TimeUnit.SECONDS);
            }
        });

        try (Logs logs = new Logs()) {
            new StoreWarmUp(store, workers, Clock.systemUTC(), Duration.ofSeconds(40)).start();
            assertThat(logs.lines()).isEmpty();
        }
    }

    @Test
    void leavesNoSessionAndNothingThatIsStillValidAfterAMinute() {
        ConcurrentLinkedQueue<Session> added = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<Session> advanced = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<TokenReference> revoked = new ConcurrentLinkedQueue<>();
        SessionStore memory = new MemorySessionStore(1000);
        SessionStore store = watched(memory, (operation, argument) -> {
            if (argument instanceof Session session) {
                (operation.equals("add") ? added : advanced).add(session);
            } else if (operation.equals("revoke")) {
                revoked.add((TokenReference) argument);
            }
        });
        Instant before = Instant.now();

        new StoreWarmUp(store, workers, Clock.systemUTC()).start();

        Instant minute = Instant.now().plusSeconds(60);
        assertThat(added).hasSizeGreaterThan(8).doesNotHaveDuplicates();
        assertThat(added).allSatisfy(session -> {
            assertThat(memory.find(session.sid(), before)).isEmpty();
            assertThat(memory.list(session.subject(), before, 1, null)).isEmpty();
        });
        assertThat(new ArrayList<>(added)).extracting(Session::subject).doesNotHaveDuplicates();
        assertThat(advanced).hasSameSizeAs(added);
        assertThat(advanced).allMatch(session -> !session.endsAt().isAfter(minute));
        assertThat(revoked).allMatch(token -> !token.expiresAt().isAfter(minute));
    }

    @Test
    void aFailureIsOneWarningThatSaysWhatKind() {
        faulty.fail();
        try (Logs logs = new Logs()) {
            new StoreWarmUp(faulty, workers, Clock.systemUTC()).start();

            assertThat(logs.drain())
                    .filteredOn(line -> !line.startsWith("DEBUG"))
                    .containsExactly(WARNING + "IllegalStateException");
        }
    }

    @Test
    void aSessionIsRemovedEvenIfTheStoreFailsInBetween() {
        Set<String> left = new TreeSet<>();
        faulty.affectOnly("advance");
        faulty.fail();
        SessionStore store = watched(faulty, (operation, argument) -> {
            if (argument instanceof Session session) {
                synchronized (left) {
                    left.add(session.sid());
                }
            }
        });

        new StoreWarmUp(store, workers, Clock.systemUTC()).start();

        assertThat(left)
                .isNotEmpty()
                .allMatch(sid -> faulty.find(sid, Instant.now()).isEmpty());
    }

    @Test
    void aStoreThatHangsDelaysTheStartForALimitedTime() {
        faulty.hang();
        try (Logs logs = new Logs()) {
            new StoreWarmUp(faulty, workers, Clock.systemUTC(), Duration.ofMillis(100)).start();

            assertThat(logs.lines())
                    .filteredOn(line -> !line.startsWith("DEBUG"))
                    .containsExactly(WARNING + "no answer to all calls within 100 ms");
        }
    }

    @Test
    void noThreadIsNoReasonNotToStart() {
        workers.shutdown();
        try (Logs logs = new Logs()) {
            new StoreWarmUp(faulty, workers, Clock.systemUTC()).start();

            assertThat(logs.lines()).contains(WARNING + "RejectedExecutionException");
        }
    }

    @Test
    void aServiceWarmsItsStoreUpBeforeItAcceptsConnectionsAndTellsNoListener() throws Exception {
        FaultySessionsFactory sessions = sessions();
        List<Integer> callsWhenStarted = new ArrayList<>();
        List<String> events = new ArrayList<>();
        JwtBundle<Host> bundle = new JwtBundle<>(Host::getJwt).withEvents(everyEvent(events));
        try (TestServer server = TestServer.start(
                jwt,
                bundle,
                environment -> environment
                        .lifecycle()
                        .addServerLifecycleListener(
                                started -> callsWhenStarted.add(sessions.store().calls())))) {
            assertThat(callsWhenStarted).hasSize(1).allMatch(calls -> calls >= 8);
            assertThat(events).isEmpty();
            String metrics = server.get("/admin/metrics").body();
            assertThat(metrics).contains("\"jwt.keys.active\"", "\"jwt.sessions.store\":{\"count\":0,");
            assertThat(metrics.replace("\"jwt.sessions.store\"", ""))
                    .doesNotContain("\"jwt.sessions.", "\"jwt.tokens.");
        }
    }

    @Test
    void aServiceStartsWithAStoreThatFails() throws Exception {
        sessions().store().fail();
        try (Logs logs = new Logs();
                TestServer server = TestServer.start(jwt, new JwtBundle<>(Host::getJwt), environment -> {})) {
            assertThat(server.get("/admin/ping").statusCode()).isEqualTo(200);
            assertThat(logs.lines())
                    .filteredOn(line -> line.startsWith(WARNING))
                    .hasSize(1);
        }
    }

    private JwtConfiguration jwt;

    private FaultySessionsFactory sessions() throws Exception {
        jwt = Sections.read(
                "issuer: example-service",
                "algorithm: HS256",
                "secret: " + SECRET,
                "sessions: {type: faulty, keepGrantsFromLogin: true}");
        return (FaultySessionsFactory) jwt.getSessions();
    }

    private static JwtEventListener everyEvent(List<String> events) {
        return (JwtEventListener) Proxy.newProxyInstance(
                StoreWarmUpTest.class.getClassLoader(),
                new Class<?>[] {JwtEventListener.class},
                (proxy, method, arguments) -> {
                    if (method.getReturnType() != void.class) {
                        return InvocationHandler.invokeDefault(proxy, method, arguments);
                    }
                    events.add(method.getName());
                    return null;
                });
    }

    private interface Watcher {
        void before(String operation, Object argument) throws Exception;
    }

    private static SessionStore watched(Watcher watcher) {
        return watched(new MemorySessionStore(1000), watcher);
    }

    private static SessionStore watched(SessionStore store, Watcher watcher) {
        return (SessionStore) Proxy.newProxyInstance(
                StoreWarmUpTest.class.getClassLoader(),
                new Class<?>[] {SessionStore.class},
                (proxy, method, arguments) -> {
                    watcher.before(method.getName(), arguments[0]);
                    return method.invoke(store, arguments);
                });
    }
}
