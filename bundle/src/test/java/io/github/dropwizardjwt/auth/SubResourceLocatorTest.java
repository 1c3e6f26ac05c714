package io.github.dropwizardjwt.auth;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenType;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SubResourceLocatorTest {
    private static final AtomicInteger BODIES = new AtomicInteger();

    @AutoClose
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.with(TestTokens.feature(Unannotated.ALLOW), new Root(), new GuardedRoot());
    }

    @BeforeEach
    void reset() {
        BODIES.set(0);
    }

    @Test
    void requirementOnALocatorStopsARequestBeforeItsBodyRuns() {
        assertThat(server.get("/root/guarded/alice/open").statusCode()).isEqualTo(401);
        assertThat(server.get("/root/guarded/alice/open", TestTokens.auth("bob"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(BODIES).hasValue(0);

        assertThat(server.get("/root/guarded/alice/open", TestTokens.auth("alice"))
                        .body())
                .isEqualTo("open");
        assertThat(BODIES).hasValue(1);
    }

    @Test
    void requirementOnALocatorHoldsForUnknownPathsBelowIt() {
        assertThat(server.get("/root/guarded/alice/nothing/here").statusCode()).isEqualTo(401);
        assertThat(server.get("/root/guarded/alice/nothing/here", TestTokens.auth("alice"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void requirementOfTheClassThatHoldsALocatorIsEnforced() {
        assertThat(server.get("/guarded-root/below/open").statusCode()).isEqualTo(401);
        assertThat(BODIES).hasValue(0);
        assertThat(server.get("/guarded-root/below/open", TestTokens.auth("alice"))
                        .body())
                .isEqualTo("open");
    }

    @Test
    void permitAllOnALocatorLiftsTheRequirementOfItsClass() {
        assertThat(server.get("/guarded-root/lifted/open").body()).isEqualTo("open");
    }

    @Test
    void permitAllBelowALocatorDoesNotLiftTheLocatorsRequirement() {
        assertThat(server.get("/root/guarded/alice/permitted").statusCode()).isEqualTo(401);
    }

    @Test
    void methodBelowAGuardedLocatorGetsItsToken() {
        assertThat(server.get("/root/guarded/alice/who", TestTokens.auth("alice"))
                        .body())
                .isEqualTo("alice");
    }

    @Test
    void tokenTypeOfTheLocatorCountsForAnAuthParameterBelow() {
        assertThat(server.get("/root/refreshing/who", TestTokens.refresh("alice"))
                        .body())
                .isEqualTo("alice");
        assertThat(server.get("/root/refreshing/who", TestTokens.auth("alice")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void bothRequirementsHoldWhereLocatorAndMethodHaveOne() {
        assertThat(server.get("/root/guarded/alice/admin", TestTokens.auth("alice"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.get("/root/guarded/alice/admin", TestTokens.admin("bob"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.get("/root/guarded/alice/admin", TestTokens.admin("alice"))
                        .body())
                .isEqualTo("admin");
    }

    @Test
    void everyValueOfARepeatedPathParameterIsCompared() {
        String alice = TestTokens.auth("alice");
        assertThat(server.get("/root/repeated/alice/of/alice", alice).body()).isEqualTo("alice");
        assertThat(server.get("/root/repeated/bob/of/alice", alice).statusCode())
                .isEqualTo(403);
        assertThat(server.get("/root/repeated/alice/of/bob", alice).statusCode())
                .isEqualTo(403);
    }

    @Test
    void nestedLocatorIsGuarded() {
        assertThat(server.get("/root/plain/deeper/open").statusCode()).isEqualTo(401);
        assertThat(server.get("/root/plain/deeper/open", TestTokens.auth("alice"))
                        .body())
                .isEqualTo("open");
    }

    @Test
    void authTokenParameterOfALocatorIsInjectedBeforeItsBodyRuns() {
        assertThat(server.get("/root/mine/open").statusCode()).isEqualTo(401);
        assertThat(server.get("/root/mine/open").headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer realm=\"api\"");
        assertThat(BODIES).hasValue(0);
        assertThat(server.get("/root/mine/open", TestTokens.auth("alice")).body())
                .isEqualTo("open");
    }

    @Test
    void locatorOfUnknownReturnTypeIsGuarded() {
        assertThat(server.get("/root/dynamic/guarded").statusCode()).isEqualTo(401);
        assertThat(server.get("/root/dynamic/deeper/open").statusCode()).isEqualTo(401);
        assertThat(server.get("/root/dynamic/guarded", TestTokens.auth("alice")).body())
                .isEqualTo("guarded");
        assertThat(server.get("/root/dynamic/mine/alice", TestTokens.auth("bob"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void requirementBelowALocatorOfUnknownTypeThatNamesNoParameterOfThePathIsNeverMet() {
        assertThat(server.get("/root/dynamic/misnamed", TestTokens.admin("alice"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void undeclaredMethodsAndLocatorsAreDeniedWhereThatIsConfigured() {
        try (TestServer strict = TestServer.with(TestTokens.feature(Unannotated.DENY), new Root(), new GuardedRoot())) {
            String alice = TestTokens.auth("alice");
            assertThat(strict.get("/root/plain/open", alice).statusCode()).isEqualTo(403);
            assertThat(BODIES).hasValue(0);
            assertThat(strict.get("/root/guarded/alice/open", alice).body()).isEqualTo("open");
            assertThat(strict.get("/root/maybe/open", alice).statusCode()).isEqualTo(403);
            assertThat(strict.get("/root/maybe/permitted").body()).isEqualTo("permitted");
            assertThat(strict.get("/guarded-root/lifted/open", alice).statusCode())
                    .isEqualTo(403);
            assertThat(strict.get("/guarded-root/lifted/permitted").body()).isEqualTo("permitted");
        }
    }

    @Test
    void tokenOfALocatorDoesNotStandInForTheOneThatAMethodBelowAsksFor() {
        String alice = TestTokens.auth("alice");
        assertThat(server.send(server.request("/root/guarded/alice/cookie").header("Authorization", "Bearer " + alice))
                        .statusCode())
                .isEqualTo(401);
        for (String bad : new String[] {"bad", TestTokens.refresh("alice")}) {
            assertThat(server.send(server.request("/root/guarded/alice/cookie")
                                    .header("Authorization", "Bearer " + alice)
                                    .header("Cookie", "auth_token=" + bad))
                            .statusCode())
                    .isEqualTo(401);
        }
        assertThat(server.send(server.request("/root/guarded/alice/cookie")
                                .header("Authorization", "Bearer " + alice)
                                .header("Cookie", "auth_token=" + TestTokens.auth("bob")))
                        .body())
                .isEqualTo("bob");
    }

    @Test
    void tokenIsVerifiedOnceOnTheWayThroughLocators() {
        AtomicInteger verifications = new AtomicInteger();
        TokenManager counting = TokenManager.builder(
                        "test-issuer",
                        KeySet.signing(SigningKey.ofSecret(
                                Algorithm.HS256, "b1946ac9-2f5c-4c1d-8f6e-7d3a90e54c21".getBytes(US_ASCII), null)))
                .revocation(token -> verifications.incrementAndGet() > 1)
                .build();
        try (TestServer server = TestServer.with(
                JwtFeature.builder(counting).unannotated(Unannotated.ALLOW).build(), new Root())) {
            String token = counting.authToken("alice", "admin").signed();
            assertThat(server.get("/root/mine/admin", token).body()).isEqualTo("admin");
            assertThat(verifications).hasValue(1);
        }
    }

    @Test
    void parameterThatTheWholePathDoesNotHaveStopsTheStart() {
        assertThatThrownBy(() -> TestServer.with(TestTokens.feature(), new MisnamedRoot()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(
                        "* /misnamed/{user} (MisnamedRoot#below): @RequireToken names \"usr\", which is no "
                                + "parameter of this path; did you mean \"user\"?")
                .hasMessageContaining("GET /misnamed/{user}/{item: [0-9]+} (MisnamedBelow#item): @RequireToken names "
                        + "\"itm\", which is no parameter of this path; did you mean \"item\"?");
    }

    @Path("/root")
    public static final class Root {
        @Path("/guarded/{user}")
        @RequireToken(sub = "user")
        public Below guarded() {
            BODIES.incrementAndGet();
            return new Below();
        }

        @Path("/refreshing")
        @RequireToken(type = TokenType.REFRESH)
        public Below refreshing(@Auth Token token) {
            return new Below();
        }

        @Path("/repeated/{user}")
        public Repeated repeated() {
            return new Repeated();
        }

        @Path("/plain")
        public Below plain() {
            BODIES.incrementAndGet();
            return new Below();
        }

        @Path("/mine")
        public Below mine(@Auth Token token) {
            BODIES.incrementAndGet();
            return new Below();
        }

        @Path("/maybe")
        public Below maybe(@Auth Optional<Token> token) {
            return new Below();
        }

        @Path("/dynamic")
        public Object dynamic() {
            return new Dynamic();
        }
    }

    @Path("/guarded-root")
    @RequireToken
    public static final class GuardedRoot {
        @Path("/below")
        public Below below() {
            BODIES.incrementAndGet();
            return new Below();
        }

        @Path("/lifted")
        @PermitAll
        public Class<Below> lifted() {
            return Below.class;
        }
    }

    public static final class Below {
        @GET
        @Path("/open")
        public String open() {
            return "open";
        }

        @GET
        @Path("/permitted")
        @PermitAll
        public String permitted() {
            return "permitted";
        }

        @GET
        @Path("/who")
        public String who(@Auth Token token) {
            return token.subject();
        }

        @GET
        @Path("/admin")
        @RequireToken(scope = "admin")
        public String admin() {
            return "admin";
        }

        @GET
        @Path("/cookie")
        @RequireToken(location = TokenLocation.COOKIE, cookie = "auth_token")
        public String cookie(@Auth Token token) {
            return token.subject();
        }

        @Path("/deeper")
        @RequireToken
        public Deeper deeper() {
            return new Deeper();
        }
    }

    public static final class Repeated {
        @GET
        @Path("/of/{user}")
        @RequireToken(sub = "user")
        public String of(@PathParam("user") String user) {
            return user;
        }
    }

    public static final class Dynamic {
        @GET
        @Path("/guarded")
        @RequireToken
        public String guarded() {
            return "guarded";
        }

        @GET
        @Path("/mine/{user}")
        @RequireToken(sub = "user")
        public String mine() {
            return "mine";
        }

        @GET
        @Path("/misnamed")
        @RequireToken(sub = "usr")
        public String misnamed() {
            return "misnamed";
        }

        @Path("/deeper")
        @RequireToken
        public Object deeper() {
            return new Deeper();
        }
    }

    @Path("/misnamed/{user}")
    public static final class MisnamedRoot {
        @Path("/")
        @RequireToken(sub = "usr")
        public MisnamedBelow below() {
            return new MisnamedBelow();
        }
    }

    public static final class MisnamedBelow {
        @GET
        @Path("/{item: [0-9]+}")
        @RequireToken(claims = "item={itm}")
        public String item() {
            return "item";
        }
    }
}
