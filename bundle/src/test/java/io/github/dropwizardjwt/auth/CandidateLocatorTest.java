package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.auth.explain.RequestDescription;
import io.github.dropwizardjwt.session.Decision;
import io.github.dropwizardjwt.support.Logs;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Candidate rules of sub-resource locators, and of what only a request finds below them. */
class CandidateLocatorTest {
    private static final CandidateRecorder RECORDER = new CandidateRecorder();

    @AutoClose
    private static TestServer server;

    @BeforeAll
    static void start() {
        JwtFeature feature =
                JwtFeature.builder(TestTokens.MANAGER).events(RECORDER).build();
        server = TestServer.with(feature, new Trees());
    }

    @BeforeEach
    void clear() {
        RECORDER.clear();
    }

    @Test
    void evaluatesThatOfALocatorBesideThatOfTheMethodBelow() {
        assertThat(server.get("/trees/oak/leaves", TestTokens.auth("alice")).statusCode())
                .isEqualTo(200);

        assertThat(RECORDER.reported()).containsExactly("SUBJECT_MISMATCH", "SCOPE_MISSING");
        assertThat(RECORDER.rejected()).extracting(Decision::resource).containsExactly("Trees#tree", "Tree#leaves");
    }

    @Test
    void evaluatesThatOfALocatorOnceAndNotForRejectedRequests() {
        assertThat(server.get("/trees/oak/twigs/7", TestTokens.auth("alice")).statusCode())
                .isEqualTo(200);
        assertThat(RECORDER.reported()).containsExactly("SUBJECT_MISMATCH", "CLAIM_MISSING");

        RECORDER.clear();
        assertThat(server.get("/trees/oak/twigs/7").statusCode()).isEqualTo(401);
        assertThat(RECORDER.reported()).isEmpty();
    }

    @Test
    void evaluatesThatOfALocatorWhichOnlyARequestFinds() {
        JwtFeature feature =
                JwtFeature.builder(TestTokens.MANAGER).events(RECORDER).build();
        try (TestServer fresh = TestServer.with(feature, new Unknown())) {
            assertThat(fresh.get("/unknown/found/twig", TestTokens.auth("alice"))
                            .statusCode())
                    .isEqualTo(200);
        }

        assertThat(RECORDER.reported()).containsExactly("SCOPE_MISSING");
    }

    @Test
    void reportsNothingWhenARequestIsExplained() {
        JwtFeature feature =
                JwtFeature.builder(TestTokens.MANAGER).events(RECORDER).build();
        try (TestServer fresh = TestServer.with(feature, new Unknown())) {
            RequestDescription request =
                    RequestDescription.withToken("GET", "/unknown/found/twig", TestTokens.auth("alice"));
            assertThat(feature.explain(request, "/", feature.evaluation()).isAdmitted())
                    .isTrue();
            assertThat(RECORDER.reported()).isEmpty();

            fresh.get("/unknown/found/twig", TestTokens.auth("alice"));
            assertThat(RECORDER.reported()).isNotEmpty();
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
        assertThat(RECORDER.reported()).isEmpty();
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
}
