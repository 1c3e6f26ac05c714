package io.github.dropwizardjwt.auth.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.servlets.assets.AssetServlet;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.auth.explain.Explanation;
import io.github.dropwizardjwt.auth.explain.RequestDescription;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.TokenManager;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Explanations of requests for paths that are guarded, outside Jersey and above it. */
class ExplainedPathsTest {
    private static final JwtBundle<Host> BUNDLE = new JwtBundle<>(Host::getJwt);

    @AutoClose
    private static TestServer server;

    private static TokenManager tokens;

    @BeforeAll
    static void start() throws Exception {
        BUNDLE.guard("/files/*").scope("reader").override("admin").except("/files/public/*");
        BUNDLE.guard("/webui/*").cookie("session").redirectTo("/login");
        BUNDLE.guard("/users/*").claims("tenant=acme");
        server = TestServer.start(
                Sections.read("issuer: tests", "algorithm: HS256", "secret: " + Sections.SECRET),
                BUNDLE,
                environment -> {
                    environment.jersey().register(new UserResource());
                    environment
                            .servlets()
                            .addServlet(
                                    "assets", new AssetServlet("guarded", "/", "index.html", StandardCharsets.UTF_8))
                            .addMapping("/files/*", "/webui/*", "/open/*");
                });
        tokens = BUNDLE.tokens();
    }

    @ParameterizedTest
    @CsvSource({
        "/files/a.txt, reader",
        "/files/a.txt, writer",
        "/files/public/a.txt, writer",
        "/files, writer",
        "/files/%61.txt, writer",
        "/open/a.txt, writer",
        "/users/alice, reader",
        "/nobody, reader",
    })
    void agreesWithTheGuard(String path, String scope) {
        String token = tokens.authToken("alice", scope).signed();

        Explanation explanation = BUNDLE.explain("GET", path, token);

        int status = server.get(path, token).statusCode();
        // No such file exists, so whoever is admitted to the servlet gets 404.
        assertThat(explanation.status().orElse(404)).isEqualTo(status);
    }

    @Test
    void namesTheStepsOfAGuardedPathAndItsServlet() {
        String reader = tokens.authToken("alice", "reader").signed();
        String writer = tokens.authToken("alice", "writer").signed();

        assertThat(BUNDLE.explain("GET", "/files/a.txt", reader).text())
                .startsWith(
                        "GET /files/a.txt\n  ok    guarded path /files/*\n  ok    one token, in the header Authorization\n")
                .endsWith("  ok    scope reader\n  ok    what follows is up to the servlet assets\nadmitted\n");
        assertThat(BUNDLE.explain("GET", "/files/a.txt", writer).text())
                .contains("  no    override: claim admin does not hold\n  FAIL  scope reader is not granted\n")
                .endsWith("\nrejected: 403 SCOPE_MISSING\n");
    }

    @Test
    void passesGuardsAboveJerseyFirst() {
        String acme = tokens.authToken("alice", null, Map.of("tenant", "acme")).signed();

        assertThat(BUNDLE.explain("GET", "/users/bob", acme).text())
                .contains("  ok    claim tenant=acme\n  FAIL  sub is not the path parameter username\n")
                .containsOnlyOnce("one token");
        assertThat(BUNDLE.explain(
                                "GET", "/users/alice", tokens.authToken("alice").signed())
                        .reason())
                .contains(Reason.CLAIM_MISSING);
    }

    @Test
    void redirectsPagesAsTheGuardDoes() {
        List<String> headers = List.of("Accept: text/html", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document");
        HttpRequest.Builder request = server.request("/webui/index.html")
                .header("Accept", "text/html")
                .header("Sec-Fetch-Mode", "navigate")
                .header("Sec-Fetch-Dest", "document");
        HttpResponse<String> response = server.send(request);

        Explanation explanation = BUNDLE.explain(new RequestDescription("GET", "/webui/index.html", headers, null));

        assertThat(explanation.reason()).contains(Reason.NO_TOKEN);
        assertThat(explanation.status()).hasValue(response.statusCode());
    }

    @Path("/users/{username}")
    public static final class UserResource {
        @GET
        @RequireToken(sub = "username")
        public String greet() {
            return "greeting";
        }
    }
}
