package io.github.dropwizardjwt.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.auth.CandidateToken;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.auth.Rule;
import io.github.dropwizardjwt.session.Decision;
import io.github.dropwizardjwt.session.JwtEventListener;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.TokenManager;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Ten thousand requests of several clients at once: the counters are what follows from the rules. */
class CandidateCountersTest {
    private static final int CLIENTS = 4;
    private static final Pattern COUNTER = Pattern.compile("\"jwt\\.candidate\\.([^\"]+)\":\\{\"count\":(\\d+)");
    private static final int REQUESTS = 2_500;

    private final Map<String, Long> reported = new ConcurrentHashMap<>();

    /** Whom a token stands for; what the test expects of it. */
    private record Client(String token, boolean valid, String name, Set<String> scopes, boolean admin) {}

    /** A request, and what it adds to the counters. */
    private record Expected(String path, int status, List<String> counted) {}

    @Test
    void equalAnEvaluationByHand() throws Exception {
        JwtBundle<Host> bundle = new JwtBundle<Host>(Host::getJwt)
                .withCheck("even", List.of("id"), (token, path) -> isEven(path.get("id")))
                .withEvents(new JwtEventListener() {
                    @Override
                    public void wouldReject(Decision decision) {
                        reported.merge(decision.route() + " " + decision.reason(), 1L, Long::sum);
                    }
                });
        Map<String, Long> expected = new ConcurrentHashMap<>();
        try (TestServer server = TestServer.start(
                Sections.read("issuer: tests", "algorithm: HS256", "secret: " + Sections.SECRET),
                bundle,
                environment -> environment.jersey().register(new Orders()))) {
            List<Client> clients = clients(bundle.tokens());
            ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                Random random = new Random(i);
                running.add(threads.submit(() -> send(server, clients, random, expected)));
            }
            for (Future<?> future : running) {
                future.get();
            }
            threads.shutdown();
            assertThat(candidates(server)).isEqualTo(new TreeMap<>(expected));
        }
        long rejected = expected.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(".rejected"))
                .mapToLong(Map.Entry::getValue)
                .sum();
        assertThat(reported.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(rejected);
    }

    private static void send(TestServer server, List<Client> clients, Random random, Map<String, Long> expected) {
        for (int i = 0; i < REQUESTS; i++) {
            Client client = clients.get(random.nextInt(clients.size()));
            Expected request = expected(client, random);
            int status = client.token().isEmpty()
                    ? server.get(request.path()).statusCode()
                    : server.get(request.path(), client.token()).statusCode();
            assertThat(status).as("%s by %s", request.path(), client).isEqualTo(request.status());
            request.counted().forEach(counter -> expected.merge(counter, 1L, Long::sum));
        }
    }

    private static Expected expected(Client client, Random random) {
        int id = random.nextInt(10);
        return switch (random.nextInt(3)) {
            case 0 -> scope(client);
            case 1 -> subject(client, random.nextBoolean() ? "alice" : "bob", id);
            default -> open(client);
        };
    }

    private static Expected scope(Client client) {
        if (!client.valid()) {
            return new Expected("/orders", 401, List.of());
        }
        if (!client.scopes().contains("orders")) {
            return new Expected("/orders", 403, List.of());
        }
        boolean holds = client.scopes().contains("orders:read") || client.admin();
        return new Expected("/orders", 200, List.of("GET /orders" + (holds ? ".admitted" : ".rejected")));
    }

    private static Expected subject(Client client, String name, int id) {
        String path = "/orders/" + name + "/" + id;
        if (!client.valid()) {
            return new Expected(path, 401, List.of());
        }
        boolean holds = (client.name().equals(name) || client.scopes().contains("orders")) && id % 2 == 0;
        return new Expected(path, 200, List.of("GET /orders/{name}/{id}" + (holds ? ".admitted" : ".rejected")));
    }

    private static Expected open(Client client) {
        return new Expected(
                "/orders/open",
                200,
                client.valid()
                        ? List.of("GET /orders/open.admitted")
                        : List.of("GET /orders/open.rejected", "GET /orders/open.rejected-without-token"));
    }

    private static List<Client> clients(TokenManager tokens) {
        List<Client> clients = new ArrayList<>();
        clients.add(new Client("", false, "", Set.of(), false));
        clients.add(new Client("not.a.token", false, "", Set.of(), false));
        clients.add(new Client(tokens.refreshToken("alice").signed(), false, "", Set.of(), false));
        for (String name : List.of("alice", "bob")) {
            for (Set<String> scopes : List.of(Set.<String>of(), Set.of("orders"), Set.of("orders", "orders:read"))) {
                for (boolean admin : new boolean[] {true, false}) {
                    String token = tokens.authToken(name, String.join(" ", scopes), Map.of("admin", admin))
                            .signed();
                    clients.add(new Client(token, true, name, scopes, admin));
                }
            }
        }
        return clients;
    }

    private static Map<String, Long> candidates(TestServer server) {
        Map<String, Long> counted = new TreeMap<>();
        COUNTER.matcher(server.get("/admin/metrics").body())
                .results()
                .forEach(counter -> counted.put(counter.group(1), Long.valueOf(counter.group(2))));
        return counted;
    }

    private static boolean isEven(String id) {
        return Integer.parseInt(id) % 2 == 0;
    }

    @Path("/orders")
    public static final class Orders {
        @GET
        @RequireToken(scope = "orders")
        @CandidateToken(scope = "orders:read", override = "admin")
        public String list() {
            return "orders";
        }

        @GET
        @Path("{name}/{id}")
        @RequireToken
        @CandidateToken(
                anyOf = {@Rule(sub = "name"), @Rule(scope = "orders")},
                check = "even")
        public String one(@PathParam("name") String name, @PathParam("id") int id) {
            return name + id;
        }

        @GET
        @Path("open")
        @PermitAll
        @CandidateToken
        public String open() {
            return "open";
        }
    }
}
