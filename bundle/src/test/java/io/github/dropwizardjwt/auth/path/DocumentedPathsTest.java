package io.github.dropwizardjwt.auth.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.auth.Auth;
import io.dropwizard.servlets.assets.AssetServlet;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.session.SessionManager;
import io.github.dropwizardjwt.support.DocsPage;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The Java of docs/outside-jersey.md is that of this class, and guards a service. */
class DocumentedPathsTest {
    private static void declare(JwtBundle<Host> jwt) {
        jwt.guard("/files/*").scope("reader");
        jwt.guard("/webui/*").cookie("auth_token").redirectTo("/login.html").except("/webui/public/*");
        jwt.guard("/ws/*").cookie("auth_token").origins("https://app.example.org");
        jwt.guard("/live/*").ticket();
        jwt.guardAdmin("/*").scope("ops").except("/healthcheck", "/ping");
    }

    @Path("/")
    public static final class Tickets {
        @POST
        @Path("/ticket")
        @RequireToken
        public Map<String, String> ticket(@Auth Token token, @Context SessionManager sessions) {
            return Map.of("ticket", sessions.tickets().issue(token));
        }
    }

    @Test
    void theBlocksOfThePageAreThoseOfThisClass() throws Exception {
        DocsPage.named("outside-jersey.md").assertJavaIsIn(DocumentedPathsTest.class, 2);
    }

    @Test
    void guardAService() throws Exception {
        JwtBundle<Host> bundle = new JwtBundle<>(Host::getJwt);
        declare(bundle);
        try (TestServer server = TestServer.start(
                Sections.read(
                        "issuer: tests",
                        "algorithm: HS256",
                        "secret: " + Sections.SECRET,
                        "sessions: {type: memory, keepGrantsFromLogin: true}"),
                bundle,
                environment -> {
                    environment
                            .servlets()
                            .addServlet(
                                    "assets", new AssetServlet("guarded", "/", "index.html", StandardCharsets.UTF_8))
                            .addMapping("/files/*", "/webui/*");
                    environment.jersey().setUrlPattern("/api/*");
                    environment.jersey().register(new Tickets());
                })) {
            String reader =
                    bundle.sessions().open("alice", "reader", Map.of()).auth().signed();
            assertThat(server.get("/files/a.txt").statusCode()).isEqualTo(401);
            assertThat(server.get("/files/a.txt", reader).statusCode()).isNotEqualTo(401);
            assertThat(server.get("/webui/x", reader).statusCode()).isEqualTo(401);
            assertThat(server.get("/admin/ping").statusCode()).isEqualTo(200);
            assertThat(server.get("/admin/metrics").statusCode()).isEqualTo(401);
            assertThat(server.get("/admin/metrics", reader).statusCode()).isEqualTo(403);
            assertThat(server.send("POST", "/api/ticket", reader).body()).matches("\\{\"ticket\":\"[\\w-]{22}\"}");
        }
    }
}
