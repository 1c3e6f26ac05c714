package io.github.dropwizardjwt.config.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.auth.Auth;
import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.support.Forge;
import io.github.dropwizardjwt.support.Idp;
import io.github.dropwizardjwt.support.Members;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.SettableClock;
import io.github.dropwizardjwt.support.TestKeys;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TrustedIssuer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A service without an issuer of its own, which accepts the tokens of identity providers and no others. */
class ResourceServerTest {
    private static final String NO_TOKENS =
            "This service issues no tokens: it has neither an issuer nor a key of its own";
    private static final String RS256 = "{\"alg\":\"RS256\",\"kid\":\"first\"}";

    @AutoClose
    private final Idp idp = new Idp();

    private final AtomicReference<Environment> environment = new AtomicReference<>();
    private final JwtBundle<Host> bundle = new JwtBundle<>(Host::getJwt).withClock(new SettableClock(Members.NOW));

    @Path("/")
    public static class Resources {
        @GET
        @Path("users/{user}")
        @RequireToken(sub = "user")
        public String user(@Auth Token token) {
            return token.subject();
        }

        @GET
        @Path("me")
        public String me(@Auth Token token) {
            return token.issuer() + " says " + token.subject();
        }
    }

    private TestServer start(String... lines) throws Exception {
        return TestServer.start(Sections.read(lines), bundle, run -> {
            environment.set(run);
            run.jersey().register(new Resources());
        });
    }

    private String entry(String issuer, String further) {
        return "  - {issuer: '" + issuer + "', audience: [], jwksUri: '" + idp.issuer.jwksUri() + "'" + further + "}";
    }

    private static Members claims(String issuer) {
        return Members.claims().with("iss", "\"" + issuer + "\"");
    }

    private static String signed(Members claims) {
        return Forge.rsa("SHA256withRSA", RS256, claims.json());
    }

    /** Five lines, as the documentation has them. */
    @Test
    void acceptsTheTokensOfAnIssuerWithoutAKeyOfItsOwn() throws Exception {
        String issuer = idp.issuer.url();
        try (TestServer server =
                start("trustedIssuers:", "  - issuer: " + issuer, "    audience: orders", "    treatAs: auth")) {
            String token = signed(claims(issuer).with("aud", "\"orders\"").without("type"));

            assertThat(server.get("/me", token).body()).isEqualTo(issuer + " says alice");
            assertThat(server.get("/me", token).statusCode()).isEqualTo(200);
            assertThat(server.get("/me").statusCode()).isEqualTo(401);
            assertThat(server.get("/.well-known/jwks.json").statusCode()).isEqualTo(404);
            assertThat(server.get("/admin/healthcheck").body())
                    .contains("jwt-issuer-")
                    .doesNotContain("jwt-keys");
            assertThat(bundle.tokens().cacheStatistics().hits()).isEqualTo(1);
            assertThat(counter("jwt.accepted")).isEqualTo(2);
        }
    }

    @Test
    void rejectsTokensOfAnyoneElse() throws Exception {
        String issuer = idp.issuer.url();
        try (TestServer server = start("trustedIssuers:", entry(issuer, ""))) {
            String[] others = {
                signed(claims("example-service")),
                signed(claims("")),
                signed(claims(issuer).without("iss")),
                signed(claims(issuer).with("iss", "null")),
                signed(claims(issuer).with("iss", "1")),
                signed(claims(issuer).with("iss", "[\"" + issuer + "\"]")),
                signed(claims(issuer).with("iss", "{}")),
                Forge.hs256("{\"alg\":\"HS256\"}", claims("example-service").json())
            };
            for (String other : others) {
                assertThat(server.get("/me", other).statusCode()).as(other).isEqualTo(401);
            }
            assertThat(counter("jwt.rejected.wrong-issuer")).isEqualTo(others.length);
            // Of the issuer, but no auth token of it.
            assertThat(server.get("/me", signed(claims(issuer).with("type", "\"refresh\"")))
                            .statusCode())
                    .isEqualTo(401);
            assertThat(server.get("/me", signed(claims(issuer).without("type"))).statusCode())
                    .isEqualTo(401);
            assertThat(server.get(
                                    "/me",
                                    Forge.hs256(
                                            "{\"alg\":\"HS256\"}",
                                            claims(issuer).json()))
                            .statusCode())
                    .isEqualTo(401);
            assertThat(idp.issuer.asked()).isEqualTo(1);
        }
    }

    @Test
    void issuesNothing() throws Exception {
        try (TestServer server = start("trustedIssuers:", entry("https://login.example", ""))) {
            TokenManager tokens = bundle.tokens();

            assertThat(server.get("/me").statusCode()).isEqualTo(401);
            assertThatThrownBy(() -> tokens.auth("alice"))
                    .isExactlyInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith(NO_TOKENS);
            assertThatThrownBy(bundle::sessions).isExactlyInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void theSubjectsOfTheOnlyIssuerAreThoseOfTheService() throws Exception {
        try (TestServer server = start("trustedIssuers:", entry("https://login.example", ""))) {
            String alice = signed(claims("https://login.example"));

            assertThat(server.get("/users/alice", alice).statusCode()).isEqualTo(200);
            assertThat(server.get("/users/bob", alice).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void theyAreSeparateIfTheOperatorSaysSo() throws Exception {
        try (TestServer server = start("trustedIssuers:", entry("https://login.example", ", subjects: SEPARATE"))) {
            assertThat(server.get("/users/alice", signed(claims("https://login.example")))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void theSubjectsOfSeveralIssuersAreSeparate() throws Exception {
        try (TestServer server = start(
                "trustedIssuers:",
                entry("https://login.example", ""),
                entry("https://partner.example", ", subjects: SHARED"))) {
            assertThat(server.get("/users/alice", signed(claims("https://login.example")))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(server.get("/users/alice", signed(claims("https://partner.example")))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void anIssuerThatTheApplicationAddsIsAnotherOne() throws Exception {
        bundle.withTokens(builder -> builder.trust(TrustedIssuer.builder(
                        "https://partner.example",
                        KeySet.verifying(TestKeys.signing(Algorithm.ES256).verificationKey()))
                .audience(List.of())
                .build()));
        try (TestServer server = start("trustedIssuers:", entry("https://login.example", ""))) {
            assertThat(server.get("/users/alice", signed(claims("https://login.example")))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    private long counter(String name) {
        return environment.get().metrics().counter(name).getCount();
    }
}
