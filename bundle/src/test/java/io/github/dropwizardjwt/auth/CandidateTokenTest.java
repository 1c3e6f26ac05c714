package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.auth.explain.RequestDescription;
import io.github.dropwizardjwt.session.Decision;
import io.github.dropwizardjwt.session.JwtEventListener;
import io.github.dropwizardjwt.support.Logs;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenType;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which candidate applies to a request, and what it reports. */
class CandidateTokenTest {
    private static final List<String> REPORTED = new CopyOnWriteArrayList<>();
    private static final List<Decision> REJECTED = new CopyOnWriteArrayList<>();

    @AutoClose
    private static TestServer server;

    @BeforeAll
    static void start() {
        JwtFeature feature = JwtFeature.builder(TestTokens.MANAGER)
                .check("down", List.of(), (token, path) -> {
                    throw new IllegalStateException("jdbc:secret-host is down");
                })
                .check("broken", List.of(), (token, path) -> {
                    throw new NoClassDefFoundError("secret-driver");
                })
                .check("deleted", List.of(), (token, path) -> {
                    throw new TokenRejectedException(Reason.UNKNOWN_SUBJECT, token);
                })
                .check(
                        "is-alice",
                        List.of("name"),
                        (token, path) -> path.get("name").equals("alice"))
                .events(new Recorder())
                .build();
        server = TestServer.with(feature, new Users(), new Whole(), new Implementing(), new Trees());
    }

    @BeforeEach
    void clear() {
        REPORTED.clear();
        REJECTED.clear();
    }

    @ParameterizedTest
    @CsvSource({
        "/users/scope,        403, ''",
        "/users/alice/sub,    200, admitted",
        "/users/bob/sub,      200, SUBJECT_MISMATCH",
        "/users/any-of,       200, CLAIM_MISSING",
        "/users/alice/check,  200, admitted",
        "/users/bob/check,    200, CHECK_FAILED",
        "/users/down,         200, UNAVAILABLE",
        "/users/broken,       200, UNAVAILABLE",
        "/users/deleted,      200, UNKNOWN_SUBJECT",
        "/users/open,         200, admitted",
        "/users/open-scope,   200, SCOPE_MISSING",
        "/users/optional,     200, CLAIM_MISSING",
        "/users/implied,      200, SCOPE_MISSING",
        "/users/none,         200, ''",
        "/users/composed,     200, SCOPE_MISSING",
        "/users/refresh,      401, ''",
        "/whole/inherits,     200, SCOPE_MISSING",
        "/whole/own,          200, ''",
        "/whole/lifted,       200, ''",
        "/whole/both,         200, CLAIM_MISSING",
        "/implementing,       200, CLAIM_MISSING",
    })
    void evaluatesWhatTheEnforcedRuleHasAdmitted(String path, int status, String reported) {
        assertThat(server.get(path, TestTokens.auth("alice")).statusCode()).isEqualTo(status);

        assertThat(String.join(" ", REPORTED)).isEqualTo(reported);
    }

    @ParameterizedTest
    @CsvSource({
        "/users/open,        200, NO_TOKEN",
        "/users/open-scope,  200, NO_TOKEN",
        "/users/optional,    200, NO_TOKEN",
        "/users/alice/sub,   401, ''",
        "/users/none,        401, ''",
        "/whole/lifted,      200, ''",
    })
    void wouldRejectARequestWithoutATokenWhereNoneIsDemanded(String path, int status, String reported) {
        assertThat(server.get(path).statusCode()).isEqualTo(status);

        assertThat(String.join(" ", REPORTED)).isEqualTo(reported);
        assertThat(REJECTED).allMatch(decision -> decision.token().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"Bearer x, MALFORMED", "Bearer, MALFORMED_CREDENTIALS", "Basic YTpi, NO_TOKEN"})
    void wouldRejectABadTokenWhereNoneIsDemanded(String credentials, Reason reason) {
        assertThat(server.send(server.request("/users/open").header("Authorization", credentials))
                        .statusCode())
                .isEqualTo(200);

        assertThat(REPORTED).containsExactly(reason.name());
    }

    @Test
    void rejectsTheTypeThatTheEnforcedRuleDoesNotDemand() {
        server.get("/users/open", TestTokens.refresh("alice"));
        server.get("/users/refresh", TestTokens.refresh("alice"));

        assertThat(REPORTED).containsExactly("WRONG_TYPE", "admitted");
    }

    @Test
    void decisionNamesRouteReasonAndToken() {
        server.get("/users/bob/sub", TestTokens.auth("alice"));

        assertThat(REJECTED).singleElement().satisfies(decision -> {
            assertThat(decision.verb()).isEqualTo("GET");
            assertThat(decision.route()).isEqualTo("/users/{name}/sub");
            assertThat(decision.resource()).isEqualTo("Users#sub");
            assertThat(decision.token().orElseThrow().subject()).isEqualTo("alice");
            assertThat(decision.waived()).isEmpty();
        });
    }

    @Test
    void holdsTheTokenThatACheckCouldNotBeAskedAbout() {
        server.get("/users/down", TestTokens.auth("alice"));

        assertThat(REJECTED)
                .singleElement()
                .satisfies(decision ->
                        assertThat(decision.token().orElseThrow().subject()).isEqualTo("alice"));
    }

    @Test
    void reportsWhatAnOverrideWouldWaive() {
        assertThat(server.get("/users/override", TestTokens.admin("alice")).statusCode())
                .isEqualTo(200);

        assertThat(REPORTED).containsExactly("admitted in spite of CLAIM_MISSING");
    }

    @Test
    void evaluatesBesideRolesAndOnlyForThoseWhoHaveThem() {
        server.get("/users/roles", TestTokens.auth("alice"));
        assertThat(REPORTED).isEmpty();

        server.get("/users/roles", TestTokens.admin("alice"));
        assertThat(REPORTED).containsExactly("CLAIM_MISSING");
    }

    @Test
    void evaluatesThatOfALocatorBesideThatOfTheMethodBelow() {
        assertThat(server.get("/trees/oak/leaves", TestTokens.auth("alice")).statusCode())
                .isEqualTo(200);

        assertThat(REPORTED).containsExactly("SUBJECT_MISMATCH", "SCOPE_MISSING");
        assertThat(REJECTED).extracting(Decision::resource).containsExactly("Trees#tree", "Tree#leaves");
    }

    @Test
    void evaluatesThatOfALocatorOnceAndNotForRejectedRequests() {
        assertThat(server.get("/trees/oak/twigs/7", TestTokens.auth("alice")).statusCode())
                .isEqualTo(200);
        assertThat(REPORTED).containsExactly("SUBJECT_MISMATCH", "CLAIM_MISSING");

        REPORTED.clear();
        assertThat(server.get("/trees/oak/twigs/7").statusCode()).isEqualTo(401);
        assertThat(REPORTED).isEmpty();
    }

    @Test
    void evaluatesThatOfALocatorWhichOnlyARequestFinds() {
        JwtFeature feature =
                JwtFeature.builder(TestTokens.MANAGER).events(new Recorder()).build();
        try (TestServer fresh = TestServer.with(feature, new Unknown())) {
            assertThat(fresh.get("/unknown/found/twig", TestTokens.auth("alice"))
                            .statusCode())
                    .isEqualTo(200);
        }

        assertThat(REPORTED).containsExactly("SCOPE_MISSING");
    }

    @Test
    void reportsNothingWhenARequestIsExplained() {
        JwtFeature feature =
                JwtFeature.builder(TestTokens.MANAGER).events(new Recorder()).build();
        try (TestServer fresh = TestServer.with(feature, new Unknown())) {
            RequestDescription request =
                    RequestDescription.withToken("GET", "/unknown/found/twig", TestTokens.auth("alice"));
            assertThat(feature.explain(request, "/", feature.evaluation()).isAdmitted())
                    .isTrue();
            assertThat(REPORTED).isEmpty();

            fresh.get("/unknown/found/twig", TestTokens.auth("alice"));
            assertThat(REPORTED).isNotEmpty();
        }
    }

    @Test
    void ignoresAMalformedOneThatIsFoundByARequest() {
        try (Logs logs = new Logs()) {
            for (int i = 0; i < 2; i++) {
                assertThat(server.get("/trees/hidden/malformed", TestTokens.auth("alice"))
                                .statusCode())
                        .isEqualTo(200);
            }
            assertThat(logs.lines())
                    .filteredOn(line -> line.startsWith("WARN"))
                    .containsExactly(
                            "WARN Hidden#malformed has no candidate rule: @CandidateToken, scope: \"a=\" is "
                                    + "malformed: the value is not valid JSON; text that begins like JSON goes in double quotes");
        }
        assertThat(REPORTED).isEmpty();
    }

    @Test
    void logsNeitherTokensNorSubjectsAndSaysWhichCheckFailed() {
        try (TestServer fresh = TestServer.with(
                        JwtFeature.builder(TestTokens.MANAGER)
                                .check("lookup", List.of(), (token, path) -> {
                                    throw new IllegalStateException("database");
                                })
                                .build(),
                        new Lookup());
                Logs logs = new Logs()) {
            fresh.get("/lookup", TestTokens.auth("alice"));
            fresh.get("/lookup", TestTokens.auth("alice"));

            assertThat(logs.lines())
                    .filteredOn(line -> !line.startsWith("DEBUG"))
                    .containsExactly(
                            "WARN The check \"lookup\" failed; candidate rules that need it count requests as rejected. "
                                    + "Logged once per type of exception",
                            "INFO A candidate rule would reject: UNAVAILABLE, GET /lookup (Lookup#get); 1 since the "
                                    + "last such message");
            assertThat(logs.lines()).noneMatch(line -> line.contains("alice"));
        }
    }

    private static final class Recorder implements JwtEventListener {
        @Override
        public void wouldReject(Decision decision) {
            REPORTED.add(String.valueOf(decision.reason()));
            REJECTED.add(decision);
            throw new IllegalStateException("audit is down");
        }

        @Override
        public void wouldAdmit(Decision decision) {
            REPORTED.add("admitted"
                    + decision.waived().map(reason -> " in spite of " + reason).orElse(""));
            throw new AssertionError("audit is broken");
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @CandidateToken(scope = "composed")
    @interface Composed {}

    @Path("/users")
    public static final class Users {
        @GET
        @Path("scope")
        @RequireToken(scope = "s")
        @CandidateToken(scope = "t")
        public String scope() {
            return "scope";
        }

        @GET
        @Path("{name}/sub")
        @RequireToken
        @CandidateToken(sub = "name")
        public String sub(@PathParam("name") String name) {
            return name;
        }

        @GET
        @Path("any-of")
        @RequireToken
        @CandidateToken(anyOf = {@Rule(claims = "a"), @Rule(claims = "b")})
        public String anyOf() {
            return "any of";
        }

        @GET
        @Path("{name}/check")
        @RequireToken
        @CandidateToken(check = "is-alice")
        public String check(@PathParam("name") String name) {
            return name;
        }

        @GET
        @Path("down")
        @RequireToken
        @CandidateToken(check = "down")
        public String down() {
            return "down";
        }

        @GET
        @Path("broken")
        @RequireToken
        @CandidateToken(check = "broken")
        public String broken() {
            return "broken";
        }

        @GET
        @Path("deleted")
        @RequireToken
        @CandidateToken(check = "deleted")
        public String deleted() {
            return "deleted";
        }

        @GET
        @Path("open")
        @PermitAll
        @CandidateToken
        public String open() {
            return "open";
        }

        @GET
        @Path("open-scope")
        @Open("a test")
        @CandidateToken(scope = "s")
        public String openScope() {
            return "open";
        }

        @GET
        @Path("optional")
        @CandidateToken(claims = "a")
        public String optional(@Auth Optional<Token> token) {
            return "optional";
        }

        @GET
        @Path("implied")
        @CandidateToken(scope = "s")
        public String implied(@Auth Token token) {
            return "implied";
        }

        @GET
        @Path("none")
        @RequireToken
        public String none() {
            return "none";
        }

        @GET
        @Path("composed")
        @RequireToken
        @Composed
        public String composed() {
            return "composed";
        }

        @GET
        @Path("refresh")
        @RequireToken(type = TokenType.REFRESH)
        @CandidateToken(claims = "type=refresh")
        public String refresh() {
            return "refresh";
        }

        @GET
        @Path("override")
        @RequireToken
        @CandidateToken(claims = "a", override = "admin")
        public String override() {
            return "override";
        }

        @GET
        @Path("roles")
        @RolesAllowed("admin")
        @CandidateToken(claims = "a")
        public String roles() {
            return "roles";
        }
    }

    @Path("/whole")
    @RequireToken
    @CandidateToken(scope = "whole")
    public static final class Whole {
        @GET
        @Path("inherits")
        public String inherits() {
            return "inherits";
        }

        @GET
        @Path("own")
        @RequireToken(claims = "sub=alice")
        public String own() {
            return "own";
        }

        @GET
        @Path("lifted")
        @PermitAll
        public String lifted() {
            return "lifted";
        }

        @GET
        @Path("both")
        @RequireToken
        @CandidateToken(claims = "own")
        public String both() {
            return "both";
        }
    }

    interface Declaring {
        @CandidateToken(claims = "of-the-interface")
        @RequireToken
        String get();
    }

    @Path("/implementing")
    @CandidateToken(scope = "of-the-class")
    public static final class Implementing implements Declaring {
        @GET
        @Override
        public String get() {
            return "get";
        }
    }

    @Path("/trees")
    public static final class Trees {
        @Path("{tree}")
        @RequireToken
        @CandidateToken(sub = "tree")
        public Tree tree() {
            return new Tree();
        }

        @Path("hidden")
        @RequireToken
        public Object hidden() {
            return new Hidden();
        }
    }

    public static final class Tree {
        @GET
        @Path("leaves")
        @CandidateToken(scope = "leaves")
        public String leaves(@Auth Token token) {
            return "leaves";
        }

        @Path("twigs/{twig}")
        @RequireToken
        @CandidateToken(claims = "twigs")
        public Object twig(@PathParam("twig") int twig) {
            return new Twig();
        }
    }

    public static final class Twig {
        @GET
        @RequireToken
        public String get() {
            return "twig";
        }
    }

    @Path("/unknown")
    public static final class Unknown {
        @Path("found")
        @RequireToken
        public Object found() {
            return new Found();
        }
    }

    public static final class Found {
        @Path("twig")
        @RequireToken
        @CandidateToken(scope = "twig")
        public Twig twig() {
            return new Twig();
        }
    }

    public static final class Hidden {
        @GET
        @Path("malformed")
        @RequireToken
        @CandidateToken(scope = "a=")
        public String malformed() {
            return "malformed";
        }
    }

    @Path("/lookup")
    public static final class Lookup {
        @GET
        @RequireToken
        @CandidateToken(check = "lookup")
        public Map<String, String> get() {
            return Map.of("looked", "up");
        }
    }
}
