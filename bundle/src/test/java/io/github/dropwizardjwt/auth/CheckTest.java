package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.auth.requirement.PathParameters;
import io.github.dropwizardjwt.session.JwtEventListener;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions in the application's code, over a real server. */
class CheckTest {
    private static final AtomicInteger ASKED = new AtomicInteger();
    private static final ConcurrentLinkedQueue<Reason> REJECTED = new ConcurrentLinkedQueue<>();

    @AutoClose
    private static TestServer server;

    @BeforeAll
    static void start() {
        JwtFeature feature = JwtFeature.builder(TestTokens.MANAGER)
                .events(new JwtEventListener() {
                    @Override
                    public void rejected(Reason reason) {
                        REJECTED.add(reason);
                    }
                })
                .check("owns-project", List.of("project"), CheckTest::ownsProject)
                .check(
                        "staff",
                        List.of(),
                        (token, path) -> Boolean.TRUE.equals(token.claims().get("staff")))
                .build();
        server = TestServer.with(feature, new Project(), new Untold());
    }

    private static boolean ownsProject(Token token, PathParameters path) {
        ASKED.incrementAndGet();
        return path.get("project").equals("of " + token.subject());
    }

    @BeforeEach
    void reset() {
        ASKED.set(0);
        REJECTED.clear();
    }

    @ParameterizedTest
    @CsvSource({"GET, of%20alice, 200", "HEAD, of%20alice, 200", "GET, of%20bob, 403", "HEAD, of%20bob, 403"})
    void decidesByTokenAndDecodedPath(String method, String project, int status) {
        String path = "/projects/" + project;
        assertThat(server.send(method, path, TestTokens.auth("alice")).statusCode())
                .isEqualTo(status);
        assertThat(ASKED).hasValue(1);
        assertThat(server.send(method, path).statusCode()).isEqualTo(401);
        assertThat(ASKED).hasValue(1);
    }

    @Test
    void rejectsAsRfc6750SaysAndReportsItsReason() {
        var response = server.get("/projects/x", TestTokens.auth("alice"));
        assertThat(response.headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer realm=\"api\", error=\"insufficient_scope\"");
        assertThat(REJECTED).containsExactly(Reason.CHECK_FAILED);
    }

    @Test
    void isAskedOnlyIfEverythingElseHolds() {
        String path = "/projects/of%20alice/last";
        assertThat(server.get(path, token("alice", "reader", Map.of())).statusCode())
                .isEqualTo(403);
        assertThat(server.get(path, token("alice", "writer", Map.of("level", 3)))
                        .statusCode())
                .isEqualTo(403);
        assertThat(REJECTED).containsExactly(Reason.CLAIM_MISSING, Reason.SCOPE_MISSING);
        assertThat(ASKED).hasValue(0);
        assertThat(server.get(path, token("alice", "reader", Map.of("level", 3)))
                        .body())
                .isEqualTo("last");
        assertThat(ASKED).hasValue(1);
    }

    @Test
    void allOfSeveralMustHoldAndTheFirstThatDoesNotEndsIt() {
        String path = "/projects/of%20alice/both";
        assertThat(server.get(path, TestTokens.auth("alice")).statusCode()).isEqualTo(403);
        assertThat(ASKED).hasValue(0);
        assertThat(server.get(path, token("bob", null, Map.of("staff", true))).statusCode())
                .isEqualTo(403);
        assertThat(server.get(path, token("alice", null, Map.of("staff", true))).body())
                .isEqualTo("both");
        assertThat(ASKED).hasValue(2);
    }

    /** A path with different values of the parameter is rejected before the application sees one of them. */
    @ParameterizedTest
    @CsvSource({
        "/projects/of%20alice/twice/of%20alice, 200, 1",
        "/projects/of%20alice/twice/of%20bob, 403, 0",
        "/projects/of%20bob/twice/of%20alice, 403, 0",
        "/untold/of%20alice/of%20alice, 200, 2",
        "/untold/of%20alice/of%20bob, 403, 1",
        "/untold/of%20bob/of%20alice, 403, 1",
        "/untold/of%20alice/open, 200, 1"
    })
    void differentValuesOfAParameterAreRejected(String path, int status, int asked) {
        assertThat(server.get(path, TestTokens.auth("alice")).statusCode()).isEqualTo(status);
        assertThat(ASKED).hasValue(asked);
    }

    private static String token(String subject, String scope, Map<String, ?> claims) {
        return TestTokens.MANAGER.authToken(subject, scope, claims).signed();
    }

    @Path("/projects/{project}")
    public static final class Project {
        @GET
        @RequireToken(check = "owns-project")
        public String get() {
            return "project";
        }

        @GET
        @Path("last")
        @RequireToken(claims = "level=3", scope = "reader", check = "owns-project")
        public String last() {
            return "last";
        }

        @GET
        @Path("both")
        @RequireToken(check = {"staff", "owns-project"})
        public String both() {
            return "both";
        }

        @GET
        @Path("twice/{project}")
        @RequireToken(check = "owns-project")
        public String twice() {
            return "twice";
        }
    }

    @Path("/untold")
    public static final class Untold {
        @Path("{project}")
        @RequireToken(check = "owns-project")
        public Object below() {
            return new Below();
        }
    }

    public static final class Below {
        @GET
        @Path("{project}")
        public String project() {
            return "below";
        }

        @GET
        @Path("open")
        public String open() {
            return "open";
        }
    }
}
