package io.github.dropwizardjwt.auth.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.auth.Rule;
import io.github.dropwizardjwt.auth.TokenLocation;
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
import jakarta.annotation.Priority;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an explanation says, of an application that runs below a context path and a root path. */
class ExplanationTest {
    private static final SettableClock CLOCK = new SettableClock(Instant.ofEpochSecond(1_750_000_000));
    private static final List<String> CALLED = new CopyOnWriteArrayList<>();
    private static final List<String> REPORTED = new CopyOnWriteArrayList<>();
    private static final JwtBundle<Host> BUNDLE = new JwtBundle<>(Host::getJwt)
            .withClock(CLOCK)
            .withEvents(new Recorder())
            .withCheck("even", List.of("id"), (token, path) -> Integer.parseInt(path.get("id")) % 2 == 0)
            .withPrincipal(
                    User.class,
                    token -> Optional.of(token.subject())
                            .filter(name -> !name.equals("ghost"))
                            .map(User::new));

    @AutoClose
    private static TestServer server;

    private static TokenManager tokens;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.startOn(
                factory -> {
                    factory.setApplicationContextPath("/app");
                    factory.setJerseyRootPath("/api/*");
                },
                Sections.read("issuer: example-service", "algorithm: HS256", "keyId: k1", "secret: " + Sections.SECRET),
                BUNDLE,
                environment -> {
                    environment.jersey().register(new UserResource());
                    environment.jersey().register(new Maintenance());
                });
        tokens = BUNDLE.tokens();
    }

    @AfterEach
    void callsNoResourceMethodAndReportsNothing() {
        assertThat(CALLED).isEmpty();
        assertThat(REPORTED).isEmpty();
    }

    private static Explanation explain(String method, String path, String token) {
        return BUNDLE.explain(method, "/app/api" + path, token);
    }

    private static String alice() {
        return tokens.authToken("alice").signed();
    }

    @Test
    void namesEachStep() {
        String token = alice();

        Explanation explanation = explain("GET", "/users/bob", token);

        assertThat(explanation.text()).isEqualTo("""
                        GET /app/api/users/bob -> UserResource#greet   (token sub={username} scope=read,write unless admin)
                          ok    one token, in the header Authorization
                          ok    form: compact JWS, %d characters
                          ok    key k1, HS256
                          ok    signature
                          ok    issuer, audience, time and type (expires in 60 min)
                          ok    not revoked
                          no    override: claim admin does not hold
                          FAIL  sub is not the path parameter username
                          -     scope read
                          -     scope write
                        rejected: 403 SUBJECT_MISMATCH
                        """.formatted(token.length()));
        assertThat(explanation.isAdmitted()).isFalse();
        assertThat(explanation.status()).hasValue(403);
        assertThat(explanation.reason()).contains(Reason.SUBJECT_MISMATCH);
        assertThat(explanation.route())
                .hasValueSatisfying(route -> assertThat(route.path()).isEqualTo("/app/api/users/{username}"));
        assertThat(explanation.token())
                .hasValueSatisfying(verified -> assertThat(verified.subject()).isEqualTo("alice"));
    }

    @Test
    void namesWhatHoldsAndWhatIsMissing() {
        String token = tokens.authToken("bob", "read").signed();

        assertThat(explain("GET", "/users/bob", token).text()).contains("""
                          ok    sub is the path parameter username
                          ok    scope read
                          FAIL  scope write is not granted
                        rejected: 403 SCOPE_MISSING
                        """);
    }

    @Test
    void admitsByAnOverride() {
        String token = tokens.authToken("alice", null, Map.of("admin", true)).signed();

        Explanation explanation = explain("GET", "/users/bob", token);

        assertThat(explanation.isAdmitted()).isTrue();
        assertThat(explanation.waived()).contains(Reason.SUBJECT_MISMATCH);
        assertThat(explanation.text())
                .contains("  ok    override: claim admin\n  -     sub is the path parameter username\n")
                .endsWith("admitted by an override, in spite of SUBJECT_MISMATCH\n");
    }

    @Test
    void leavesOutWhatFollowsAnInvalidToken() {
        String expired = alice();
        CLOCK.advance(Duration.ofDays(1));

        assertThat(explain("GET", "/users/alice", expired).text()).contains("""
                          ok    key k1
                          ok    signature
                          FAIL  time: it has expired
                          -     not revoked
                          -     sub is the path parameter username
                          -     scope read
                          -     scope write
                        rejected: 401 EXPIRED
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET  | /users/x/orders/2 | admitted: a rule of anyOf, check even",
                "GET  | /users/x/orders/3 | 403 CHECK_FAILED: check even does not hold",
                "GET  | /users/x/orders/0 | admitted: a rule of anyOf, check even",
                "GET  | /users/x/orders/y | 503 UNAVAILABLE: cannot be decided now: The check \"even\" failed with java.lang.NumberFormatException",
                "GET  | /me/cookie        | admitted: not revoked",
                "GET  | /me/principal     | admitted: not revoked",
                "GET  | /me/optional      | admitted: not revoked",
                "HEAD | /me/principal     | admitted: not revoked",
                "GET  | /me/roles         | 403 ROLE_MISSING: none of the roles clerk, editor",
                "GET  | /me/denied        | 403 ROLE_MISSING: the method is denied to everybody",
                "GET  | /me/undeclared    | 403 UNANNOTATED: the method has no security annotation, and such methods are denied",
                "GET  | /me/open          | admitted: no token is asked for",
                "OPTIONS | /me/open       | admitted: no token is asked for",
                "POST | /me/open          | 405: the route has no such method",
                "GET  | /nobody           | 404: no route has this path",
                "GET  | /me/manual/x      | 401 MALFORMED: rejected by the application's code",
                "GET  | /me/below/x       | admitted: not revoked",
                "POST | /me/closed        | 418: a filter of the application responds before a guard is asked",
            })
    void saysWhatDecides(String method, String path, String expected) {
        Explanation explanation =
                explain(method, path, tokens.authToken("alice", "read").signed());

        String result = explanation.isAdmitted()
                ? "admitted"
                : explanation.status().getAsInt()
                        + explanation.reason().map(reason -> " " + reason).orElse("");
        List<Step> steps = explanation.steps();
        List<String> decisive = explanation.isAdmitted()
                ? steps.stream()
                        .filter(step -> step.outcome() == Step.Outcome.OK)
                        .map(Step::text)
                        .toList()
                : steps.stream()
                        .filter(step -> step.outcome() == Step.Outcome.FAILED)
                        .map(Step::text)
                        .toList();
        int shown = expected.contains(", check") ? 2 : 1;
        assertThat(result + ": " + String.join(", ", decisive.subList(decisive.size() - shown, decisive.size())))
                .isEqualTo(expected);
    }

    @Test
    void saysThatNoTokenIsThereAndWhereItWouldBe() {
        assertThat(explain("GET", "/me/cookie", null).text())
                .contains("  FAIL  no token, in the cookie session\n  -     form: compact JWS\n")
                .endsWith("rejected: 401 NO_TOKEN\n");
        assertThat(explain("GET", "/me/optional", "").steps())
                .containsExactly(new Step(Step.Outcome.OK, "no token, which is optional"));
    }

    @Test
    void listsTheRulesOfAnyOfOneByOne() {
        assertThat(explain("GET", "/users/alice/orders/3", alice()).text()).contains("""
                          ok    anyOf: sub is the path parameter username
                          ok    a rule of anyOf
                          FAIL  check even does not hold
                        """);
        assertThat(explain("GET", "/users/bob/orders/3", alice()).text()).contains("""
                          no    anyOf: sub is not the path parameter username
                          no    anyOf: scope read is not granted
                          FAIL  no rule of anyOf holds
                          -     check even
                        """);
    }

    @Test
    void looksUpPrincipals() {
        Explanation explanation =
                explain("GET", "/me/principal", tokens.authToken("ghost").signed());

        assertThat(explanation.reason()).contains(Reason.UNKNOWN_SUBJECT);
        assertThat(explanation.text())
                .contains("  ok    not revoked\n  FAIL  the application does not know the subject\n");
    }

    @Test
    void explainsLocatorsAndWhatIsBelow() {
        assertThat(explain("GET", "/users/alice/files/secret", alice()).text())
                .contains("  ok    sub is the path parameter username\n  FAIL  scope admin is not granted\n");
        assertThat(explain("GET", "/users/bob/files/secret", alice()).text())
                .contains("  FAIL  sub is not the path parameter username\nrejected: 403 SUBJECT_MISMATCH\n");
    }

    @Test
    void takesHeadersAsTheyAre() {
        List<String> twice = List.of("Authorization: Bearer " + alice(), "authorization: Bearer x");

        Explanation explanation =
                BUNDLE.explain(new RequestDescription("GET", "/app/api/users/alice?secret=x", twice, null));

        assertThat(explanation.text())
                .startsWith("GET /app/api/users/alice -> ")
                .contains("  FAIL  more than one token, in the header Authorization\n")
                .endsWith("rejected: 400 SEVERAL_TOKENS\n");
    }

    @Test
    void showsNoValuesAndLogsNothing() {
        String token = tokens.authToken("alice-the-subject", "the-scope", Map.of("tenant", "the-tenant"))
                .signed();

        try (Logs logs = Logs.ofEverything()) {
            String text = explain("GET", "/users/bob", token).toString();

            assertThat(text).doesNotContain("alice-the-subject", "the-scope", "the-tenant", token);
            assertThat(logs.lines()).isEmpty();
        }
    }

    @Test
    void explainsInAnAdminTask() {
        String task = "/admin/tasks/jwt-explain?method=GET&path=/app/api/users/bob";
        String token = alice();

        assertThat(post(task, "text/plain", token + "\n"))
                .isEqualTo(explain("GET", "/users/bob", token).text());
        assertThat(post(task, "text/plain", "")).endsWith("rejected: 401 NO_TOKEN\n");
        assertThat(post("/admin/tasks/jwt-explain?path=/elsewhere", "text/plain", token))
                .isEqualTo("The path is not below that of Jersey, /app/api/\n");
        assertThat(post(task, "application/x-www-form-urlencoded", token))
                .startsWith("Give the parameter path")
                .doesNotContain(token);
    }

    private static String post(String path, String type, String body) {
        return server.send(server.request(path)
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body)))
                .body();
    }

    @Test
    void countsNothing() {
        String before = server.get("/admin/metrics").body().replaceAll("(?s)^.*\"jwt\\.", "");
        explain("GET", "/users/bob", alice());
        explain("GET", "/users/alice", "x");

        assertThat(server.get("/admin/metrics").body()).doesNotContain("jwt.rejected", "jwt.accepted\":{\"count\":1");
        assertThat(before).isNotEmpty();
    }

    @Test
    void rejectsPathsThatAreNotBelowJersey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BUNDLE.explain("GET", "/users/alice", null))
                .withMessage("The path is not below that of Jersey, /app/api/");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BUNDLE.explain("GET", "/app/api/ ", null))
                .withMessage("The path of the request is not that of a URI; encode it");
    }

    private record User(String name) {}

    private static final class Recorder implements JwtEventListener {
        @Override
        public void rejected(Decision decision) {
            REPORTED.add("rejected");
        }

        @Override
        public void accepted(Token token) {
            REPORTED.add("accepted");
        }

        @Override
        public void overridden(Decision decision) {
            REPORTED.add("overridden");
        }
    }

    @Priority(Priorities.AUTHENTICATION - 1)
    private static final class Maintenance implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            if (request.getUriInfo().getPath().endsWith("closed")) {
                request.abortWith(Response.status(418).entity("").build());
            }
        }
    }

    /** All methods that would be called add themselves. */
    @Path("/")
    public static final class UserResource {
        private static String called(String name) {
            CALLED.add(name);
            return name;
        }

        @GET
        @Path("users/{username}")
        @RequireToken(
                sub = "username",
                scope = {"read", "write"},
                override = "admin")
        public String greet() {
            return called("greet");
        }

        @GET
        @Path("users/{username}/orders/{id}")
        @RequireToken(
                anyOf = {@Rule(sub = "username"), @Rule(scope = "read")},
                check = "even")
        public String order() {
            return called("order");
        }

        @Path("users/{username}/files")
        @RequireToken(sub = "username")
        public Files files() {
            return new Files();
        }

        @GET
        @Path("me/cookie")
        @RequireToken(location = TokenLocation.COOKIE, cookie = "session")
        public String cookie() {
            return called("cookie");
        }

        @GET
        @Path("me/principal")
        public String principal(@Auth User user) {
            return called("principal");
        }

        @GET
        @Path("me/optional")
        public String optional(@Auth Optional<Token> token) {
            return called("optional");
        }

        @GET
        @Path("me/roles")
        @RolesAllowed({"editor", "clerk"})
        public String roles() {
            return called("roles");
        }

        @GET
        @Path("me/denied")
        @DenyAll
        public String denied() {
            return called("denied");
        }

        @GET
        @Path("me/undeclared")
        public String undeclared() {
            return called("undeclared");
        }

        @GET
        @Path("me/open")
        @PermitAll
        public String open() {
            return called("open");
        }

        @POST
        @Path("me/closed")
        @RequireToken
        public String closed() {
            return called("closed");
        }

        @Path("me/manual")
        @PermitAll
        public Files manual() {
            tokens.verify("x");
            return new Files();
        }

        @Path("me/below")
        @RequireToken
        public Object below() {
            return new Below();
        }
    }

    public static final class Files {
        @GET
        @Path("secret")
        @RequireToken(scope = "admin")
        public String secret() {
            return UserResource.called("secret");
        }
    }

    public static final class Below {
        @GET
        @Path("x")
        public String get(@Auth Token token) {
            return UserResource.called("below");
        }
    }
}
