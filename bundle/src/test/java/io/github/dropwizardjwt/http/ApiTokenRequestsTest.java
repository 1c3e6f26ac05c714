package io.github.dropwizardjwt.http;

import static io.github.dropwizardjwt.support.Sections.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.JwtConfiguration;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.session.ApiToken;
import io.github.dropwizardjwt.session.SessionManager;
import io.github.dropwizardjwt.session.TokenPair;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.SettableClock;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Token;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** API tokens in an application that lets its users issue and revoke them. */
class ApiTokenRequestsTest {
    private static final SettableClock CLOCK = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private static final JwtBundle<Host> BUNDLE = new JwtBundle<>(Host::getJwt).withClock(CLOCK);

    @AutoClose
    private static TestServer server;

    /** As in an application: only a login may issue tokens, see them and revoke them. */
    @Path("/tokens")
    @RequireToken
    public static class Tokens {
        private final SessionManager sessions;

        @Inject
        public Tokens(SessionManager sessions) {
            this.sessions = sessions;
        }

        @POST
        @Path("{name}")
        public String issue(@Auth Token login, @PathParam("name") String name) {
            sessions.apiTokens().requireLogin(login);
            return sessions.apiTokens()
                    .create(login.subject(), name, Duration.ofDays(90))
                    .scope("deploy")
                    .issue()
                    .signed();
        }

        @GET
        public String list(@Auth Token login) {
            sessions.apiTokens().requireLogin(login);
            return sessions.apiTokens().list(login.subject()).stream()
                    .map(ApiToken::name)
                    .collect(Collectors.joining(","));
        }

        @DELETE
        @Path("{id}")
        public boolean revoke(@Auth Token login, @PathParam("id") String id) {
            sessions.apiTokens().requireLogin(login);
            return sessions.apiTokens().revoke(login.subject(), id);
        }
    }

    @Path("/deployments")
    public static class Deployments {
        @GET
        @RequireToken(scope = "deploy")
        public String get(@Auth Token token) {
            return "of " + token.subject();
        }
    }

    @BeforeAll
    static void start() throws Exception {
        JwtConfiguration jwt = Sections.read(
                "issuer: example-service",
                "algorithm: HS256",
                "secret: " + SECRET,
                "sessions: {type: memory, keepGrantsFromLogin: true, endpoints: {}}");
        server = TestServer.start(jwt, BUNDLE, environment -> {
            environment.jersey().register(Tokens.class);
            environment.jersey().register(new Deployments());
        });
    }

    @Test
    void isAcceptedUntilItIsRevoked() {
        String login = login("ada");
        String token = send("POST", "/tokens/ci", login).body();
        assertThat(server.get("/deployments", token).body()).isEqualTo("of ada");
        assertThat(server.get("/deployments", login).statusCode()).isEqualTo(403);
        assertThat(server.get("/tokens", login).body()).isEqualTo("ci");

        assertThat(send("DELETE", "/tokens/" + id(token), login("grace")).body())
                .isEqualTo("false");
        assertThat(server.get("/deployments", token).statusCode()).isEqualTo(200);
        assertThat(send("DELETE", "/tokens/" + id(token), login).body()).isEqualTo("true");

        HttpResponse<String> rejected = server.get("/deployments", token);
        assertThat(rejected.statusCode()).isEqualTo(401);
        assertThat(rejected.headers().allValues("WWW-Authenticate"))
                .containsExactly("Bearer realm=\"api\", error=\"invalid_token\"");
        assertThat(server.get("/tokens", login).body()).isEmpty();
    }

    @Test
    void outlivesLoginsAndExpires() {
        String login = login("barbara");
        String token = send("POST", "/tokens/ci", login).body();
        assertThat(send("POST", "/auth/logout-all", login).statusCode()).isEqualTo(200);

        CLOCK.advance(Duration.ofDays(90).minusSeconds(1));
        assertThat(server.get("/deployments", token).statusCode()).isEqualTo(200);
        CLOCK.advance(Duration.ofSeconds(1));

        assertThat(server.get("/deployments", token).statusCode()).isEqualTo(401);
        assertThat(server.get("/tokens", login("barbara")).body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /tokens/another, 403",
        "GET, /tokens, 403",
        "POST, /auth/logout-all, 403",
        "GET, /auth/sessions, 403",
        "DELETE, /auth/sessions/AAAAAAAAAAAAAAAAAAAAAA, 403",
        "POST, /auth/refresh, 401"
    })
    void isNoLogin(String method, String path, int status) {
        TokenPair login = BUNDLE.sessions().open("hedy").issue();
        String token = issue("hedy");

        HttpResponse<String> answer = send(method, path, token);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("API", "sid");
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer realm=\"api\", error=\""
                        + (status == 403 ? "insufficient_scope\"" : "invalid_token\""));
        assertThat(server.get("/auth/sessions", login.auth().signed()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void cannotEndALogin() {
        TokenPair login = BUNDLE.sessions().open("edith").issue();
        String sid = BUNDLE.sessions().sid(login.auth()).orElseThrow();

        assertThat(send("DELETE", "/auth/sessions/" + sid, issue("edith")).statusCode())
                .isEqualTo(403);

        assertThat(server.get("/auth/sessions", login.auth().signed()).body()).contains(sid);
    }

    @Test
    void isNotListedNorEndedAsASession() {
        String login = login("joan");
        String token = issue("joan");

        assertThat(server.get("/auth/sessions", login).body()).doesNotContain(id(token));
        assertThat(send("DELETE", "/auth/sessions/" + id(token), login).statusCode())
                .isEqualTo(404);

        assertThat(server.get("/deployments", token).statusCode()).isEqualTo(200);
    }

    /** Whoever finds a token can make it useless. */
    @Test
    void logoutRevokesItAlone() {
        String login = login("radia");
        String token = issue("radia");
        String other = issue("radia");

        assertThat(send("POST", "/auth/logout", token).statusCode()).isEqualTo(200);
        assertThat(send("POST", "/auth/logout", token).statusCode()).isEqualTo(200);

        assertThat(server.get("/deployments", token).statusCode()).isEqualTo(401);
        assertThat(server.get("/deployments", other).statusCode()).isEqualTo(200);
        assertThat(BUNDLE.sessions().apiTokens().list("radia"))
                .extracting(ApiToken::id)
                .containsExactly(id(other));
        assertThat(server.get("/auth/sessions", login).statusCode()).isEqualTo(200);
    }

    private static String login(String subject) {
        return BUNDLE.sessions().open(subject).issue().auth().signed();
    }

    private static String issue(String subject) {
        return BUNDLE.sessions()
                .apiTokens()
                .create(subject, "ci", Duration.ofDays(90))
                .scope("deploy")
                .issue()
                .signed();
    }

    private static String id(String token) {
        return (String) BUNDLE.tokens().decode(token).claims().get("jti");
    }

    private static HttpResponse<String> send(String method, String path, String token) {
        return server.send(server.request(path)
                .method(method, BodyPublishers.noBody())
                .header("Authorization", "Bearer " + token));
    }
}
