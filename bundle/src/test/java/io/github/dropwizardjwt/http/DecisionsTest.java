package io.github.dropwizardjwt.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.session.Decision;
import io.github.dropwizardjwt.session.JwtEventListener;
import io.github.dropwizardjwt.support.Logs;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.SettableClock;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenRejectedException;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What listeners, metrics and the log get to know of the requests of clients. */
class DecisionsTest {
    private static final SettableClock CLOCK = new SettableClock(Instant.ofEpochSecond(1_750_000_000));
    private static final List<Decision> REJECTED = new CopyOnWriteArrayList<>();
    private static final List<String> ACCEPTED = new CopyOnWriteArrayList<>();

    @AutoClose
    private static TestServer server;

    private static TokenManager tokens;

    @BeforeAll
    static void start() throws Exception {
        JwtBundle<Host> bundle = new JwtBundle<>(Host::getJwt).withClock(CLOCK).withEvents(new FailingRecorder());
        server = TestServer.startOn(
                factory -> {
                    factory.setApplicationContextPath("/app");
                    factory.setJerseyRootPath("/api/*");
                    factory.setAllowedMethods(Set.of("GET", "HEAD", "DELETE", "PURGE"));
                },
                Sections.read("issuer: example-service", "algorithm: HS256", "keyId: k1", "secret: " + Sections.SECRET),
                bundle,
                environment -> {
                    environment.jersey().register(new UserResource());
                    environment.jersey().register(new EarlyFilter());
                });
        tokens = bundle.tokens();
    }

    @BeforeEach
    void clear() {
        REJECTED.clear();
        ACCEPTED.clear();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | /users                 | GET /app/api/users (UserResource#list)             | SCOPE_MISSING",
                "HEAD   | /users                 | GET /app/api/users (UserResource#list)             | SCOPE_MISSING",
                "GET    | /users/bob%20          | GET /app/api/users/{username} (UserResource#greet) | SUBJECT_MISMATCH",
                "GET    | /users/bob;x=y         | GET /app/api/users/{username} (UserResource#greet) | SUBJECT_MISMATCH",
                "GET    | /users/alice/orders/42 | GET /app/api/users/{username}/orders/{id: [0-9]+} (OrderResource#one) | ROLE_MISSING",
                "GET    | /users/bob/orders/42   | GET /app/api/users/{username}/orders (UserResource#orders) | SUBJECT_MISMATCH",
                "PURGE  | /users/bob/orders/42   | * /app/api/users/{username}/orders (UserResource#orders)   | SUBJECT_MISMATCH",
                "DELETE | /users/bob/orders/42   | DELETE /app/api/users/{username}/orders (UserResource#orders) | SUBJECT_MISMATCH",
            })
    void namesTheRouteAndHoldsTheVerifiedToken(String method, String path, String route, Reason reason) {
        Token token = tokens.authToken("alice");

        try (Logs logs = new Logs()) {
            assertThat(server.send(method, "/app/api" + path, token.signed()).statusCode())
                    .isEqualTo(403);

            assertThat(logs.lines())
                    .filteredOn(line -> line.startsWith("DEBUG"))
                    .containsExactly("DEBUG Rejected: " + reason + ", kid k1, issuer example-service, " + route);
        }
        assertThat(REJECTED).singleElement().satisfies(decision -> {
            assertThat(route(decision)).isEqualTo(route);
            assertThat(decision.reason()).isEqualTo(reason);
            assertThat(decision.token()).contains(token);
            assertThat(decision.keyId()).contains("k1");
            assertThat(decision.at()).isEqualTo(CLOCK.instant());
            assertThat(decision.waived()).isEmpty();
            assertThat(decision.toString()).contains(decision.route()).doesNotContain("alice", "bob", token.signed());
        });
        assertThat(ACCEPTED).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/users/me/manual       | GET /app/api/users/me/manual (UserResource#manual)",
                "/users/me/stage        | GET /app/api/users/me/stage (UserResource#stage)",
                "/users/me/locator/x    | GET /app/api/users/me/locator (UserResource#failing)",
                "/early                 | GET  ()",
            })
    void namesTheRouteOfRejectionsByTheApplication(String path, String route) {
        assertThat(server.get("/app/api" + path).statusCode()).isEqualTo(401);

        assertThat(REJECTED).singleElement().satisfies(decision -> {
            assertThat(route(decision)).isEqualTo(route);
            assertThat(decision.reason()).isEqualTo(Reason.MALFORMED);
            assertThat(decision.token()).isEmpty();
            assertThat(decision.keyId()).isEmpty();
        });
    }

    @Test
    void holdsNoTokenThatIsInvalid() {
        String expired = tokens.authToken("alice").signed();
        CLOCK.advance(Duration.ofDays(1));

        server.get("/app/api/users/alice", expired);
        server.get("/app/api/users/alice", tokens.refreshToken("alice").signed());
        server.get("/app/api/users/alice");

        assertThat(REJECTED)
                .extracting(Decision::reason)
                .containsExactly(Reason.EXPIRED, Reason.WRONG_TYPE, Reason.NO_TOKEN);
        assertThat(REJECTED).allMatch(decision -> decision.token().isEmpty());
        assertThat(REJECTED).extracting(Decision::keyId).contains(Optional.of("k1"), Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users/alice", "/users/alice/orders", "/users/me/parameter", "/users/me/optional"})
    void reportsARequestWithATokenOnce(String path) {
        assertThat(server.get("/app/api" + path, tokens.authToken("alice").signed())
                        .statusCode())
                .isEqualTo(200);

        assertThat(ACCEPTED).containsExactly("alice");
        assertThat(REJECTED).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users/me/open", "/users/me/optional"})
    void reportsNoRequestWithoutAToken(String path) {
        assertThat(server.get("/app/api" + path).statusCode()).isEqualTo(200);

        assertThat(ACCEPTED).isEmpty();
        assertThat(REJECTED).isEmpty();
    }

    @Test
    void reportsNoTokenThatAnOpenMethodDoesNotAskFor() {
        server.get("/app/api/users/me/open", tokens.authToken("alice").signed());
        server.get("/app/api/users/me/open", "x");

        assertThat(ACCEPTED).isEmpty();
        assertThat(REJECTED).isEmpty();
    }

    @Test
    void countsAcceptedAndRejectedRequests() {
        String before = server.get("/admin/metrics").body();
        server.get("/app/api/users/alice", tokens.authToken("alice").signed());
        server.get("/app/api/users/bob", tokens.authToken("alice").signed());
        String after = server.get("/admin/metrics").body();

        assertThat(count("accepted", after)).isEqualTo(count("accepted", before) + 1);
        assertThat(count("rejected.subject-mismatch", after)).isEqualTo(count("rejected.subject-mismatch", before) + 1);
    }

    private static int count(String name, String metrics) {
        String start = "\"jwt." + name + "\":{\"count\":";
        int found = metrics.indexOf(start);
        return found < 0
                ? 0
                : Integer.parseInt(metrics.substring(found + start.length()).split("}", 2)[0]);
    }

    private static String route(Decision decision) {
        return decision.verb() + " " + decision.route() + " (" + decision.resource() + ")";
    }

    /** Records what it gets, and fails: no response changes. */
    private static final class FailingRecorder implements JwtEventListener {
        @Override
        public void rejected(Decision decision) {
            REJECTED.add(decision);
            throw new IllegalStateException("audit is down");
        }

        @Override
        public void accepted(Token token) {
            ACCEPTED.add(token.subject());
            throw new IllegalStateException("audit is down");
        }
    }

    @PreMatching
    private static final class EarlyFilter implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            if (request.getUriInfo().getPath().equals("early")) {
                throw new TokenRejectedException(Reason.MALFORMED);
            }
        }
    }

    @Path("/users")
    public static final class UserResource {
        @GET
        @RequireToken(scope = "admin")
        public String list() {
            return "list";
        }

        @GET
        @Path("{username}")
        @RequireToken(sub = "username")
        public String greet(@PathParam("username") String username) {
            return username;
        }

        @Path("{username}/orders")
        @RequireToken(sub = "username")
        public OrderResource orders() {
            return new OrderResource();
        }

        @GET
        @Path("me/parameter")
        public String parameter(@Auth Token token) {
            return token.subject();
        }

        @GET
        @Path("me/optional")
        public String optional(@Auth Optional<Token> token) {
            return "optional";
        }

        @GET
        @Path("me/open")
        @PermitAll
        public String open() {
            return "open";
        }

        @GET
        @Path("me/manual")
        @PermitAll
        public String manual() {
            return tokens.verify("x").subject();
        }

        @GET
        @Path("me/stage")
        @PermitAll
        public CompletionStage<String> stage() {
            return CompletableFuture.supplyAsync(() -> tokens.verify("x").subject());
        }

        @Path("me/locator")
        @PermitAll
        public OrderResource failing() {
            tokens.verify("x");
            return new OrderResource();
        }
    }

    public static final class OrderResource {
        @GET
        public String all(@Auth Token token) {
            return "all";
        }

        @GET
        @Path("{id: [0-9]+}")
        @RolesAllowed("clerk")
        public String one() {
            return "one";
        }
    }
}
