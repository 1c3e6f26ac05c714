package io.github.dropwizardjwt.config.session;

import static io.github.dropwizardjwt.support.Sections.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.JwtConfiguration;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.session.TokenPair;
import io.github.dropwizardjwt.support.FaultySessionsFactory;
import io.github.dropwizardjwt.support.FaultyStore;
import io.github.dropwizardjwt.support.Logs;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Token;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A store that fails or hangs: 503 in time, nothing is let in that should not be, and no help is needed afterwards. */
class StoreOutageTest {
    private final JwtBundle<Host> bundle = new JwtBundle<>(Host::getJwt);
    private FaultyStore store;
    private TestServer server;
    private TokenPair pair;
    private TokenPair revoked;

    @Path("/")
    public final class Methods {
        @GET
        @Path("checked")
        @RequireToken
        public String checked() {
            return "checked";
        }

        @GET
        @Path("optional")
        public String optional(@Auth Optional<Token> token) {
            return token.isPresent() ? "known" : "unknown";
        }

        @GET
        @Path("unchecked")
        @RequireToken(evenIfRevoked = true)
        public String unchecked() {
            return "unchecked";
        }

        @POST
        @Path("login")
        @PermitAll
        public String login() {
            return bundle.sessions().open("alice", null, Map.of()).auth().signed();
        }

        @Path("below")
        @RequireToken(evenIfRevoked = true)
        public Below below() {
            return new Below();
        }
    }

    public static class Below {
        @GET
        @Path("checked")
        @RequireToken
        public String checked() {
            return "checked";
        }

        @GET
        @Path("implied")
        public String implied(@Auth Token token) {
            return "implied";
        }
    }

    @BeforeEach
    void start() throws Exception {
        JwtConfiguration jwt = Sections.read(
                "issuer: example-service",
                "algorithm: HS256",
                "secret: " + SECRET,
                "sessions: {type: faulty, timeout: 100ms, keepGrantsFromLogin: true, endpoints: {path: /session}}");
        store = ((FaultySessionsFactory) jwt.getSessions()).store();
        server = TestServer.start(
                jwt, bundle, environment -> environment.jersey().register(new Methods()));
        pair = bundle.sessions().open("alice", null, Map.of());
        revoked = bundle.sessions().open("alice", null, Map.of());
        bundle.sessions().revoke(revoked.refresh());
    }

    @AfterEach
    void stop() {
        store.recover();
        server.close();
    }

    @Test
    void checksRevocationUnlessTheMethodDoesWithout() {
        assertThat(status("/checked", revoked.auth())).isEqualTo(401);
        assertThat(status("/optional", revoked.auth())).isEqualTo(401);
        assertThat(status("/unchecked", revoked.auth())).isEqualTo(200);
        assertThat(status("/below/implied", revoked.auth())).isEqualTo(200);
        // A method's own requirement counts, whatever the locator has let in.
        assertThat(status("/below/checked", revoked.auth())).isEqualTo(401);
        assertThat(status("/below/checked", pair.auth())).isEqualTo(200);
    }

    @Test
    void aFailedStoreRejectsWith503() {
        store.fail();

        HttpResponse<String> answer = server.get("/checked", pair.auth().signed());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertThat(answer.body()).isEqualTo("{\"code\":503,\"message\":\"Tokens cannot be checked at the moment.\"}");
        assertThat(status("/optional", pair.auth())).isEqualTo(503);
        assertThat(status("/checked", revoked.auth())).isEqualTo(503);
        assertThat(status("/unchecked", pair.auth())).isEqualTo(200);
        assertThat(server.get("/checked", "not.a.token").statusCode()).isEqualTo(401);
        assertThat(server.get("/checked").statusCode()).isEqualTo(401);
        assertThat(post("/session/refresh", pair.refresh())).isEqualTo(503);
        assertThat(post("/session/logout", pair.auth())).isEqualTo(503);

        store.recover();
        await(() -> status("/checked", pair.auth()) == 200);
        assertThat(status("/checked", revoked.auth())).isEqualTo(401);
        assertThat(post("/session/refresh", pair.refresh())).isEqualTo(200);
    }

    @Test
    void aHangingStoreRejectsInTimeAndThenAtOnce() {
        store.hang();
        for (int i = 0; i < 5; i++) {
            long start = System.nanoTime();
            assertThat(status("/checked", pair.auth())).isEqualTo(503);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        }
        int reached = store.calls();
        for (int i = 0; i < 50; i++) {
            assertThat(status("/checked", revoked.auth())).isEqualTo(503);
        }
        // A probe each half second at most.
        assertThat(store.calls()).isLessThan(reached + 25);

        store.recover();
        await(() -> status("/checked", pair.auth()) == 200);
        assertThat(status("/checked", revoked.auth())).isEqualTo(401);
    }

    @Test
    void theHealthCheckTells() {
        assertThat(server.get("/admin/healthcheck").body()).contains("\"jwt-sessions\":{\"healthy\":true");

        store.fail();

        assertThat(server.get("/admin/healthcheck").body())
                .contains("\"jwt-sessions\":{\"healthy\":false,\"message\":"
                        + "\"The session store failed to read sessions: IllegalStateException\"")
                .doesNotContain("secret-host");
        store.recover();
        await(() -> server.get("/admin/healthcheck").statusCode() == 200);
    }

    /** What is logged, and what the health check says, is for operators. */
    @Test
    void tellsNoClientWhyTheStoreFailed() {
        store.fail();

        for (String mediaType : List.of("application/json", "application/problem+json, */*;q=0.1", "*/*")) {
            for (HttpResponse<String> answer : List.of(
                    send("GET", "/checked", mediaType, pair.auth()),
                    send("GET", "/optional", mediaType, pair.auth()),
                    send("POST", "/session/refresh", mediaType, pair.refresh()),
                    send("POST", "/session/logout", mediaType, pair.auth()),
                    send("GET", "/session/sessions", mediaType, pair.auth()),
                    send("POST", "/login", mediaType, pair.auth()))) {
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.body() + answer.headers().map())
                        .containsIgnoringCase("cannot be checked")
                        .doesNotContainIgnoringCase("store")
                        .doesNotContain("IllegalState", "secret-host");
            }
        }
    }

    @Test
    void logsWhyTheStoreFailedAndNothingThatItSaid() {
        try (Logs logs = Logs.ofEverything()) {
            store.fail();
            for (int i = 0; i < 10; i++) {
                assertThat(status("/checked", pair.auth())).isEqualTo(503);
                assertThat(post("/login", pair.auth())).isEqualTo(503);
            }
            server.get("/admin/healthcheck");

            List<String> lines = logs.drain().stream()
                    .filter(line -> !line.startsWith("DEBUG"))
                    .toList();
            assertThat(lines)
                    .anyMatch(line -> line.startsWith("WARN Requests are rejected because tokens cannot be checked")
                            && line.endsWith("The session store failed to read sessions: IllegalStateException"))
                    .anyMatch(line -> line.startsWith("WARN Circuit breaker open")
                            && line.contains("last failure: IllegalStateException"))
                    .noneMatch(line -> line.contains("secret-host") || line.contains("alice"));
        }
    }

    @Test
    void logsAnOutageThatConcernsLoginsOnly() {
        try (Logs logs = Logs.ofEverything()) {
            store.affectOnly("beyond", "add");
            store.fail();

            assertThat(post("/login", pair.auth())).isEqualTo(503);
            assertThat(status("/checked", pair.auth())).isEqualTo(200);

            assertThat(logs.lines())
                    .filteredOn(line -> line.startsWith("WARN"))
                    .containsExactly(
                            "WARN Requests are rejected because tokens cannot be checked; 1 since the last such "
                                    + "message: The session store failed to open sessions: IllegalStateException");
        }
    }

    @Test
    void logsWhyAPurgeFailedAndNothingThatTheStoreSaid() {
        try (Logs logs = new Logs()) {
            store.fail();
            new StoreWatch(store, Clock.systemUTC()).purge();

            assertThat(logs.drain())
                    .filteredOn(line -> !line.startsWith("DEBUG"))
                    .containsExactly("WARN Expired sessions could not be removed; the next attempt is in a minute: "
                            + "IllegalStateException");
        }
    }

    private HttpResponse<String> send(String method, String path, String mediaType, Token token) {
        return server.send(server.request(path)
                .method(method, BodyPublishers.noBody())
                .header("Accept", mediaType)
                .header("Authorization", "Bearer " + token.signed()));
    }

    private int status(String path, Token token) {
        return server.get(path, token.signed()).statusCode();
    }

    private int post(String path, Token token) {
        return server.send(server.request(path)
                        .POST(BodyPublishers.noBody())
                        .header("Authorization", "Bearer " + token.signed()))
                .statusCode();
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
