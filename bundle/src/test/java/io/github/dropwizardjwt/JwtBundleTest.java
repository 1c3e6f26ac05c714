package io.github.dropwizardjwt;

import static io.github.dropwizardjwt.support.Sections.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.codahale.metrics.Gauge;
import io.dropwizard.auth.Auth;
import io.dropwizard.configuration.ConfigurationValidationException;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.auth.Unannotated;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.support.GeneratedKeys;
import io.github.dropwizardjwt.support.Logs;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JwtBundleTest {
    private final JwtBundle<Host> bundle = new JwtBundle<>(Host::getJwt);

    @Path("/")
    public static class Greetings {
        @GET
        @Path("users/{username}")
        @RequireToken(sub = "username", override = "admin")
        public String greet(@PathParam("username") String username, @Auth Token current) {
            return "Hello, " + current.subject();
        }

        @GET
        @Path("dashboard")
        @RequireToken(scope = "admin")
        public String admin() {
            return "Hello, admin";
        }

        @GET
        @Path("silent")
        public String silent() {
            return "silent";
        }

        @GET
        @Path("public")
        @PermitAll
        public String open() {
            return "public";
        }
    }

    @Path("/login/{username}")
    public static class Login {
        private final TokenManager tokens;

        @Inject
        public Login(TokenManager tokens) {
            this.tokens = tokens;
        }

        @POST
        @PermitAll
        public String login(@PathParam("username") String username) {
            return tokens.authToken(username).signed();
        }
    }

    @Test
    void runsTheQuickStart() {
        try (TestServer server = TestServer.start(
                settings(), bundle, environment -> environment.jersey().register(new Greetings()))) {
            TokenManager tokens = bundle.tokens();
            String alice = tokens.authToken("alice").signed();
            String admin = tokens.authToken("root", Map.of("admin", true), Map.of("admin", true))
                    .signed();

            assertThat(server.get("/users/alice", alice).body()).isEqualTo("Hello, alice");
            assertThat(server.get("/users/bob", alice).statusCode()).isEqualTo(403);
            assertThat(server.get("/users/alice", admin).body()).isEqualTo("Hello, root");
            assertThat(server.get("/users/alice").statusCode()).isEqualTo(401);
            assertThat(server.get("/dashboard", admin).body()).isEqualTo("Hello, admin");
            assertThat(server.get("/dashboard", alice).statusCode()).isEqualTo(403);
            assertThat(server.get("/silent", admin).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void hasNoTokensAndNoSessionsBeforeItRuns() {
        String cure = "The JwtBundle has not run; add it with bootstrap.addBundle in initialize(), and ask for ";
        assertThatThrownBy(bundle::tokens)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(cure + "tokens() in Application.run");
        assertThatThrownBy(bundle::sessions)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(cure + "sessions() in Application.run");
    }

    @Test
    void injectsTheManagerIntoResourcesThatJerseyMakes() {
        try (TestServer server = TestServer.start(settings(), bundle, environment -> {
            environment.jersey().register(Login.class);
            environment.jersey().register(new Greetings());
        })) {
            String token = server.send(server.request("/login/alice").POST(BodyPublishers.noBody()))
                    .body();

            assertThat(bundle.tokens().verify(token).subject()).isEqualTo("alice");
            assertThat(server.get("/users/alice", token).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void isRejectedTwiceInOneApplication() {
        List<JwtBundle<Host>> two = List.of(bundle, new JwtBundle<>(Host::getJwt));

        assertThatThrownBy(() -> TestServer.start(settings(), two, environment -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("This application has two JwtBundles; remove one");
    }

    @Test
    void isRejectedWithoutItsSection() {
        assertThatThrownBy(() -> TestServer.start(null, bundle, environment -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The configuration has no jwt section; it needs at least issuer, algorithm and a key, "
                        + "or trustedIssuers");
    }

    @Test
    void checksTheSectionEvenWhereTheApplicationForgotValid() {
        JwtConfiguration settings = settings();
        settings.setIssuer(" ");
        settings.setSecret("short-Kp3");

        assertThatThrownBy(() -> TestServer.start(settings, bundle, environment -> {}))
                .hasRootCauseInstanceOf(ConfigurationValidationException.class)
                .hasRootCauseMessage("""
                        jwt has the following errors:
                          * issuer must not be blank
                          * secret must have at least 32 bytes for HS256, has 9; make one with: openssl rand -base64 32
                        """);
    }

    @Test
    void tellsTheTimeByTheGivenClock() {
        Instant then = Instant.parse("2030-01-01T00:00:00Z");
        bundle.withClock(Clock.fixed(then, ZoneOffset.UTC));
        try (TestServer server = TestServer.start(
                settings(), bundle, environment -> environment.jersey().register(new Greetings()))) {
            Token token = bundle.tokens().authToken("alice");
            JwtConfiguration later = settings();
            String expired = Sections.manager(later, Clock.fixed(then.minus(Duration.ofHours(1)), ZoneOffset.UTC))
                    .authToken("alice")
                    .signed();

            assertThat(token.issuedAt()).isEqualTo(then);
            assertThat(server.get("/users/alice", token.signed()).statusCode()).isEqualTo(200);
            assertThat(server.get("/users/alice", expired).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void verifiesWithAPublicKeyWhatAnotherServiceIssued() {
        JwtConfiguration issuing = settings(Algorithm.ES256);
        issuing.setPrivateKey(GeneratedKeys.privatePem(GeneratedKeys.P256));
        JwtConfiguration verifying = settings(Algorithm.ES256);
        verifying.setPublicKey(GeneratedKeys.publicPem(GeneratedKeys.P256));
        String token =
                Sections.manager(issuing, Clock.systemUTC()).authToken("alice").signed();
        try (TestServer server = TestServer.start(
                verifying, bundle, environment -> environment.jersey().register(new Greetings()))) {
            assertThat(server.get("/users/alice", token).body()).isEqualTo("Hello, alice");
            String why = "This service verifies tokens only: it has a public key and none to sign with; set "
                    + "jwt.privateKey or jwt.privateKeyFile to issue tokens";
            assertThatThrownBy(() -> bundle.tokens().authToken("alice"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(why);
            assertThatThrownBy(() -> bundle.tokens().refreshToken("alice"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(why);
        }
    }

    @ParameterizedTest
    @EnumSource(Unannotated.class)
    void decidesAboutMethodsWithoutSecurityAnnotation(Unannotated unannotated) {
        JwtConfiguration settings = settings();
        settings.setUnannotated(unannotated);
        try (TestServer server = TestServer.start(
                settings, bundle, environment -> environment.jersey().register(new Greetings()))) {
            String token = bundle.tokens().authToken("alice").signed();
            String refresh = bundle.tokens().refreshToken("alice").signed();

            List<Integer> answers = List.of(
                    server.get("/silent").statusCode(),
                    server.get("/silent", refresh).statusCode(),
                    server.get("/silent", token).statusCode());

            assertThat(answers)
                    .isEqualTo(
                            switch (unannotated) {
                                case ALLOW -> List.of(200, 200, 200);
                                case AUTHENTICATED -> List.of(401, 401, 200);
                                case DENY -> List.of(403, 403, 403);
                            });
            assertThat(server.get("/public").statusCode()).isEqualTo(200);
            assertThat(server.get("/users/alice", token).statusCode()).isEqualTo(200);
            assertThat(server.get("/nowhere").statusCode()).isEqualTo(404);
            assertThat(server.send(server.request("/silent").DELETE()).statusCode())
                    .isEqualTo(405);
            HttpResponse<String> options =
                    server.send(server.request("/silent").method("OPTIONS", BodyPublishers.noBody()));
            assertThat(options.statusCode()).isEqualTo(200);
            assertThat(options.headers().firstValue("Allow")).hasValue("HEAD,GET,OPTIONS");
        }
    }

    @Test
    void saysAtStartHowManyMethodsAreProtected() {
        JwtConfiguration settings = settings();
        try (Logs logs = new Logs();
                TestServer server = TestServer.start(
                        settings, bundle, environment -> environment.jersey().register(new Greetings()))) {
            assertThat(server.port()).isPositive();
            assertThat(logs.lines())
                    .containsExactly(
                            "INFO Resource methods: 2 protected by tokens, 0 by other authentication, 1 open, 1 denied",
                            "WARN Denied to everybody, since they have no security annotation; give them @RequireToken or "
                                    + "@PermitAll, or set jwt.unannotated: ALLOW to open all such methods: "
                                    + "[GET /silent (Greetings#silent)]",
                            "DEBUG " + bundle.routes().text());
        }
    }

    @Test
    void logsAllRoutesIfAskedTo() {
        JwtConfiguration settings = settings();
        settings.setLogRoutes(true);
        try (Logs logs = new Logs();
                TestServer server = TestServer.start(
                        settings, bundle, environment -> environment.jersey().register(new Greetings()))) {
            assertThat(server.port()).isPositive();
            assertThat(logs.lines()).contains("INFO " + bundle.routes().text());
        }
    }

    @Test
    void showsWhatTheCacheOfVerifiedTokensDoes() {
        Map<String, Gauge<?>> gauges = new HashMap<>();
        try (TestServer server = TestServer.start(settings(), bundle, environment -> {
            environment.jersey().register(new Greetings());
            environment.metrics().getGauges().forEach(gauges::put);
        })) {
            String token = bundle.tokens().authToken("alice").signed();
            assertThat(server.get("/users/alice", token).statusCode()).isEqualTo(200);
            assertThat(server.get("/users/alice", token).statusCode()).isEqualTo(200);
            assertThat(server.get("/users/alice", token + "x").statusCode()).isEqualTo(401);
        }
        assertThat(gauges.get("jwt.verified-tokens.hits").getValue()).isEqualTo(1L);
        assertThat(gauges.get("jwt.verified-tokens.misses").getValue()).isEqualTo(2L);
        assertThat(gauges.get("jwt.verified-tokens.evictions").getValue()).isEqualTo(0L);
        assertThat(gauges.get("jwt.verified-tokens.size").getValue()).isEqualTo(1L);
    }

    @Test
    void letsAHandlerReplaceBodyAndHeaders() {
        bundle.withErrorHandler((request, reason, response) -> response.entity("<p>" + reason + "</p>")
                .type(MediaType.TEXT_HTML_TYPE)
                .header("X-Reason", reason));
        try (TestServer server = TestServer.start(
                settings(), bundle, environment -> environment.jersey().register(new Greetings()))) {
            HttpResponse<String> answer = server.get("/dashboard");

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().allValues("WWW-Authenticate")).containsExactly("Bearer realm=\"api\"");
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html");
            assertThat(answer.headers().firstValue("X-Reason")).hasValue("NO_TOKEN");
            assertThat(answer.body()).isEqualTo("<p>NO_TOKEN</p>");
            assertThat(server.raw("/dashboard")).startsWith("HTTP/1.1 401 Unauthorized\r\n");
        }
    }

    @Test
    void answersAsUsualWhereAHandlerFails() {
        bundle.withErrorHandler((request, reason, response) -> {
            response.entity("half done").header("X-Half", "done");
            throw new IllegalStateException("A bug");
        });
        try (TestServer server = TestServer.start(
                settings(), bundle, environment -> environment.jersey().register(new Greetings()))) {
            HttpResponse<String> answer = server.get("/dashboard");

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("X-Half")).isEmpty();
            assertThat(answer.body())
                    .isEqualTo("{\"code\":401,\"message\":\"A token is required to access this resource.\"}");
        }
    }

    private static JwtConfiguration settings() {
        JwtConfiguration settings = settings(Algorithm.HS256);
        settings.setSecret(SECRET);
        return settings;
    }

    private static JwtConfiguration settings(Algorithm algorithm) {
        JwtConfiguration settings = new JwtConfiguration();
        settings.setIssuer("example-service");
        settings.setAlgorithm(algorithm);
        return settings;
    }
}
