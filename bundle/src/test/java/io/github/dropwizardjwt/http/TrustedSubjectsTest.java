package io.github.dropwizardjwt.http;

import static io.github.dropwizardjwt.support.Sections.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.session.TokenPair;
import io.github.dropwizardjwt.support.Forge;
import io.github.dropwizardjwt.support.Idp;
import io.github.dropwizardjwt.support.Members;
import io.github.dropwizardjwt.support.ScriptedIssuer;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.SettableClock;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a trusted issuer's {@code ann} may do in a service that has an {@code ann} of its own, with sessions. */
class TrustedSubjectsTest {
    private static final String LOGIN = "https://login.example";
    private static final String PARTNER = "https://partner.example";
    private static final String NAMES = "https://names.example";

    private static final JwtBundle<Host> BUNDLE =
            new JwtBundle<>(Host::getJwt).withClock(new SettableClock(Members.NOW));

    @AutoClose
    private static ScriptedIssuer keys;

    @AutoClose
    private static TestServer server;

    @Path("/")
    public static class Resources {
        @GET
        @Path("users/{user}")
        @RequireToken(sub = "user")
        public String user(@Auth Token token) {
            return token.subject();
        }

        @GET
        @Path("logins/{user}")
        @RequireToken(sub = "user", claims = "iss=" + LOGIN)
        public String login(@Auth Token token) {
            return token.subject();
        }

        @GET
        @Path("tenants/{tenant}/users/{user}")
        @RequireToken(
                sub = "user",
                claims = {"tenant={tenant}", "iss={tenant}"})
        public String tenant(@Auth Token token) {
            return token.subject();
        }

        @GET
        @Path("me")
        @RequireToken
        public String me(@Auth Token token) {
            return token.subject() + (token.hasOwnSubject() ? " is ours" : " is not ours");
        }
    }

    @BeforeAll
    static void start() throws Exception {
        keys = ScriptedIssuer.serving(Idp.set(Idp.FIRST));
        server = TestServer.start(
                Sections.read(
                        "issuer: example-service",
                        "algorithm: HS256",
                        "secret: " + SECRET,
                        "unannotated: DENY",
                        "sessions: {type: memory, keepGrantsFromLogin: true, endpoints: {}}",
                        "trustedIssuers:",
                        trusted(LOGIN, ""),
                        trusted(PARTNER, ", subjects: SHARED"),
                        trusted(NAMES, ", subjects: SHARED, subjectClaim: [/preferred_username, /client_id]")),
                BUNDLE,
                environment -> environment.jersey().register(new Resources()));
    }

    private static String trusted(String issuer, String further) {
        return "- {issuer: '" + issuer + "', audience: [], jwksUri: '" + keys.jwksUri() + "'" + further + "}";
    }

    private static String token(String issuer, Map<String, String> texts) {
        Members claims = Members.claims().with("iss", "\"" + issuer + "\"").with("sub", "\"ann\"");
        texts.forEach((name, text) -> claims.with(name, "\"" + text + "\""));
        return Forge.rsa("SHA256withRSA", "{\"alg\":\"RS256\",\"kid\":\"first\"}", claims.json());
    }

    private static TokenPair ours() {
        return BUNDLE.sessions().open("ann", null, Map.of());
    }

    @ParameterizedTest
    @CsvSource({
        "https://login.example,/users/ann,403",
        "https://login.example,/users/bob,403",
        "https://login.example,/logins/ann,200",
        "https://login.example,/logins/bob,403",
        "https://partner.example,/users/ann,200",
        "https://partner.example,/users/bob,403",
        "https://partner.example,/logins/ann,403",
        // The path names an issuer, and not the annotation.
        "https://login.example,/tenants/https:%2F%2Flogin.example/users/ann,400",
        "https://names.example,/users/ann,403",
        "https://names.example,/users/annie,200"
    })
    void aTrustedIssuersSubjectIsOneOfOursOnlyIfItSharesThem(String issuer, String path, int status) {
        String token = token(issuer, Map.of("preferred_username", "annie", "tenant", issuer));

        assertThat(server.get(path, token).statusCode()).isEqualTo(status);
        // Nor from the cache of verified tokens.
        assertThat(server.get(path, token).statusCode()).isEqualTo(status);
    }

    @Test
    void ownTokensAreComparedAsEver() {
        String ann = ours().auth().signed();

        assertThat(server.get("/users/ann", ann).statusCode()).isEqualTo(200);
        assertThat(server.get("/users/bob", ann).statusCode()).isEqualTo(403);
        assertThat(server.get("/logins/ann", ann).statusCode()).isEqualTo(403);
        assertThat(server.get("/me", ann).body()).isEqualTo("ann is ours");
    }

    @Test
    void resourcesSeeTheSubjectAndWhoseItIs() {
        assertThat(server.get("/me", token(LOGIN, Map.of())).body()).isEqualTo("ann is not ours");
        assertThat(server.get("/me", token(PARTNER, Map.of())).body()).isEqualTo("ann is ours");
        assertThat(server.get("/me", token(NAMES, Map.of("client_id", "batch"))).body())
                .isEqualTo("batch is ours");
        assertThat(server.get("/me", token(NAMES, Map.of())).statusCode()).isEqualTo(401);
        for (String none : new String[] {"", " "}) {
            assertThat(server.get("/me", token(NAMES, Map.of("preferred_username", none, "client_id", "batch")))
                            .body())
                    .isEqualTo("batch is ours");
            assertThat(server.get("/me", token(LOGIN, Map.of("sub", none, "client_id", "batch")))
                            .statusCode())
                    .isEqualTo(401);
        }
        assertThat(server.get("/me", token(NAMES, Map.of("preferred_username", "\\n", "client_id", "batch")))
                        .statusCode())
                .isEqualTo(401);
    }

    /** Shared subjects are the same users, and still no token of another issuer belongs to a session. */
    @ParameterizedTest
    @ValueSource(strings = {LOGIN, PARTNER})
    void noTokenOfAnotherIssuerListsOrEndsOurSessions(String issuer) {
        TokenPair ours = ours();
        String sid = BUNDLE.sessions().sid(ours.auth()).orElseThrow();
        for (String foreign : new String[] {token(issuer, Map.of()), token(issuer, Map.of("sid", sid))}) {
            assertThat(server.get("/auth/sessions", foreign).statusCode()).isEqualTo(401);
            assertThat(server.send("POST", "/auth/logout-all", foreign).statusCode())
                    .isEqualTo(401);
            assertThat(server.send("DELETE", "/auth/sessions/" + sid, foreign).statusCode())
                    .isEqualTo(401);
            assertThat(server.send("POST", "/auth/logout", foreign).statusCode())
                    .isEqualTo(401);
            assertThat(server.send("POST", "/auth/refresh", foreign).statusCode())
                    .isEqualTo(401);
        }

        assertThat(server.get("/me", ours.auth().signed()).statusCode()).isEqualTo(200);
        assertThat(server.send("POST", "/auth/refresh", ours.refresh().signed()).statusCode())
                .isEqualTo(200);
    }
}
