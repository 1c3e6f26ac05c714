package io.github.dropwizardjwt.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One subject with very many sessions harms nobody else: a service with little memory, on a store with a server. */
@Timeout(300)
public abstract class CrowdedSubjectContract {
    private static final int SESSIONS = Integer.getInteger("sessions.crowd", 100_000);
    private static final int CALLERS = 4;
    private static final Duration LISTING = Duration.ofSeconds(5);

    @TempDir
    private Path directory;

    private Process server;

    /** Makes sessions of a subject in a store, as quickly as its server can. They are good for an hour, at least. */
    protected abstract void fill(String subject, int sessions) throws Exception;

    /** Lines of the section {@code sessions} for the same store, without what is the same for all. */
    protected abstract List<String> settings();

    @AfterEach
    void stop() {
        server.destroyForcibly();
    }

    @Test
    void bystandersAreServedWhileACrowdOfSessionsIsListedAndEnded() throws Exception {
        fill("crowd", SESSIONS);
        ForkedClient client = start();
        CountDownLatch done = new CountDownLatch(CALLERS);
        ExecutorService threads = Executors.newCachedThreadPool();
        List<Future<List<Integer>>> crowd = new ArrayList<>();
        List<Future<List<Integer>>> bystanders = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            crowd.add(threads.submit(counted(done, listsAndLogsOut(client, client.login("crowd")))));
            bystanders.add(threads.submit(refreshes(client, client.login("bystander"), done)));
        }
        List<Integer> ofCrowd = all(crowd);
        List<Integer> ofBystanders = all(bystanders);
        threads.shutdown();

        assertThat(server.isAlive()).as("no memory left").isTrue();
        System.out.println("Requests of the crowd " + counts(ofCrowd) + ", of bystanders " + counts(ofBystanders));
        assertThat(ofBystanders).isNotEmpty().containsOnly(200);
        // Who comes to log out after another of the four has ended this session too has nothing left to end.
        assertThat(ofCrowd).contains(200).isSubsetOf(200, 401);
        List<String> later = client.login("crowd");
        assertThat(client.send("GET", "/auth/sessions", later.get(0)).body()).containsOnlyOnce("\"sid\"");
    }

    private static Map<Integer, Long> counts(List<Integer> answers) {
        return answers.stream().collect(Collectors.groupingBy(status -> status, Collectors.counting()));
    }

    private static Callable<List<Integer>> listsAndLogsOut(ForkedClient client, List<String> tokens) {
        return () -> {
            List<Integer> answers = new ArrayList<>();
            long end = System.nanoTime() + LISTING.toNanos();
            while (System.nanoTime() < end) {
                answers.add(client.send("GET", "/auth/sessions", tokens.get(0)).statusCode());
            }
            answers.add(client.send("POST", "/auth/logout-all", tokens.get(0)).statusCode());
            return answers;
        };
    }

    private static Callable<List<Integer>> counted(CountDownLatch done, Callable<List<Integer>> work) {
        return () -> {
            try {
                return work.call();
            } finally {
                done.countDown();
            }
        };
    }

    private static Callable<List<Integer>> refreshes(ForkedClient client, List<String> first, CountDownLatch done) {
        return () -> {
            List<Integer> answers = new ArrayList<>();
            List<String> tokens = first;
            while (done.getCount() > 0) {
                answers.add(client.send("GET", "/protected", tokens.get(0)).statusCode());
                var refreshed = client.send("POST", "/auth/refresh", tokens.get(1));
                answers.add(refreshed.statusCode());
                tokens = refreshed.statusCode() == 200 ? ForkedClient.tokens(refreshed) : tokens;
            }
            return answers;
        };
    }

    private static List<Integer> all(List<Future<List<Integer>>> answers) throws Exception {
        List<Integer> all = new ArrayList<>();
        for (Future<List<Integer>> answer : answers) {
            all.addAll(answer.get());
        }
        return all;
    }

    private ForkedClient start() throws Exception {
        Path configuration = Files.writeString(
                directory.resolve("config.yml"),
                """
                server:
                  type: simple
                  applicationContextPath: /
                  adminContextPath: /admin
                  connector: {type: http, port: 0}
                  requestLog: {appenders: []}
                logging: {level: WARN}
                jwt:
                  issuer: crowded
                  algorithm: HS256
                  secret: 7bA2-crowded-subject-9f8e7d6c5b4a39281706f5
                  sessions:
                    keepGrantsFromLogin: true
                    endpoints: {}
                    # Long enough for a busy machine that runs tests; no cure for a store that is kept busy.
                    timeout: 5s
                """ + String.join("\n", settings()).indent(4));
        server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx384m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ForkedServer.class.getName(),
                        configuration.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var output = server.inputReader(UTF_8);
        String line = output.readLine();
        while (!line.startsWith("port ")) {
            line = output.readLine();
        }
        Thread rest = new Thread(() -> output.lines().forEach(System.out::println));
        rest.setDaemon(true);
        rest.start();
        return new ForkedClient(Integer.parseInt(line.substring("port ".length())));
    }
}
