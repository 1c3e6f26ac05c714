package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.auth.Auth;
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
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which candidate applies to a request, and what it reports. */
class CandidateTokenTest {
    private static final CandidateRecorder RECORDER = new CandidateRecorder();

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
                .events(RECORDER)
                .build();
        server = TestServer.with(feature, new Users(), new Whole(), new Implementing());
    }

    @BeforeEach
    void clear() {
        RECORDER.clear();
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

        assertThat(String.join(" ", RECORDER.reported())).isEqualTo(reported);
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

        assertThat(String.join(" ", RECORDER.reported())).isEqualTo(reported);
        assertThat(RECORDER.rejected()).allMatch(decision -> decision.token().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"Bearer x, MALFORMED", "Bearer, MALFORMED_CREDENTIALS", "Basic YTpi, NO_TOKEN"})
    void wouldRejectABadTokenWhereNoneIsDemanded(String credentials, Reason reason) {
        assertThat(server.send(server.request("/users/open").header("Authorization", credentials))
                        .statusCode())
                .isEqualTo(200);

        assertThat(RECORDER.reported()).containsExactly(reason.name());
    }

    @Test
    void rejectsTheTypeThatTheEnforcedRuleDoesNotDemand() {
        server.get("/users/open", TestTokens.refresh("alice"));
        server.get("/users/refresh", TestTokens.refresh("alice"));

        assertThat(RECORDER.reported()).containsExactly("WRONG_TYPE", "admitted");
    }

    @Test
    void decisionNamesRouteReasonAndToken() {
        server.get("/users/bob/sub", TestTokens.auth("alice"));

        assertThat(RECORDER.rejected()).singleElement().satisfies(decision -> {
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

        assertThat(RECORDER.rejected())
                .singleElement()
                .satisfies(decision ->
                        assertThat(decision.token().orElseThrow().subject()).isEqualTo("alice"));
    }

    @Test
    void reportsWhatAnOverrideWouldWaive() {
        assertThat(server.get("/users/override", TestTokens.admin("alice")).statusCode())
                .isEqualTo(200);

        assertThat(RECORDER.reported()).containsExactly("admitted in spite of CLAIM_MISSING");
    }

    @Test
    void evaluatesBesideRolesAndOnlyForThoseWhoHaveThem() {
        server.get("/users/roles", TestTokens.auth("alice"));
        assertThat(RECORDER.reported()).isEmpty();

        server.get("/users/roles", TestTokens.admin("alice"));
        assertThat(RECORDER.reported()).containsExactly("CLAIM_MISSING");
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
