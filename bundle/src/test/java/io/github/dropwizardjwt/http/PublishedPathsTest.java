package io.github.dropwizardjwt.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.core.server.SimpleServerFactory;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.servlets.assets.AssetServlet;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.JwtConfiguration;
import io.github.dropwizardjwt.auth.endpoint.PublishedKeys;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.support.Logs;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestClient;
import io.github.dropwizardjwt.support.TestConnector;
import io.github.dropwizardjwt.support.TestKeys;
import io.github.dropwizardjwt.support.TestServer;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where {@code publishKeys: true} serves its documents, on all kinds of servers. */
class PublishedPathsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SET = "/.well-known/jwks.json";
    private static final String METADATA = "/.well-known/openid-configuration";

    @Test
    void simpleServerServesThemAtTheRootBesideRootPath() throws Exception {
        try (TestServer server = start("a", simple -> simple.setJerseyRootPath("/api/*"), environment -> {})) {
            assertThat(jwksUri(server, METADATA)).isEqualTo("http://localhost:" + server.port() + SET);
            assertThat(keys(server.get(SET))).isEqualTo(1);
            assertThat(server.get("/api" + SET).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void defaultServerServesThemOnEachConnectorAndNotForAdmins() throws Exception {
        DefaultServerFactory several = new DefaultServerFactory();
        several.setApplicationConnectors(List.of(new TestConnector(0), new TestConnector(0)));
        several.setAdminConnectors(List.of(new TestConnector(0)));
        several.setJerseyRootPath("/api/*");
        several.setRegisterDefaultExceptionMappers(false);
        AtomicReference<Environment> started = new AtomicReference<>();
        try (TestServer server = TestServer.startOn(several, section("a"), bundle(), started::set)) {
            assertThat(keys(server.get(SET))).isEqualTo(1);
            List<Integer> ports = Stream.of(
                            started.get().getApplicationContext().getServer().getConnectors())
                    .map(connector -> ((ServerConnector) connector).getLocalPort())
                    .toList();
            assertThat(ports.stream().map(port -> status(port, SET))).containsExactlyInAnyOrder(200, 200, 404);
        }
    }

    @Test
    void assetsAndResourcesOfTheWholeContextDoNotHideThem() throws Exception {
        try (TestServer server = start(
                "a",
                simple -> simple.setJerseyRootPath("/api/*"),
                environment -> environment
                        .servlets()
                        .addServlet("assets", new AssetServlet("/assets/", "/", "index.html", null))
                        .addMapping("/*"))) {
            assertThat(keys(server.get(SET))).isEqualTo(1);
            assertThat(server.get("/.well-known/other").statusCode()).isEqualTo(404);
        }
        try (TestServer server =
                start("a", simple -> {}, environment -> environment.jersey().register(new Everything()))) {
            assertThat(keys(server.get(SET))).isEqualTo(1);
            assertThat(server.get("/other").body()).isEqualTo("everything");
        }
    }

    @Test
    void contextPathIsPartOfTheAddress() throws Exception {
        try (TestServer server = start("a", simple -> simple.setApplicationContextPath("/app"), environment -> {})) {
            assertThat(jwksUri(server, "/app" + METADATA))
                    .isEqualTo("http://localhost:" + server.port() + "/app" + SET);
            assertThat(keys(server.get("/app" + SET))).isEqualTo(1);
            assertThat(server.get(SET).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void issuersPathLeadsToThemWhetherAProxyDropsItOrNot() throws Exception {
        try (Logs logs = new Logs();
                TestServer server = start(
                        "https://id.example.com/api/",
                        simple -> simple.setJerseyRootPath("/api/*"),
                        environment -> {})) {
            for (String folder : List.of("", "/api")) {
                assertThat(jwksUri(server, folder + METADATA)).isEqualTo("https://id.example.com/api" + SET);
                assertThat(keys(server.get(folder + SET))).isEqualTo(1);
            }
            assertThat(logs.lines()).contains("INFO Public keys: /api" + SET).noneMatch(PublishedPathsTest::isWarning);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://id.example.com/app", "https://id.example.com/gateway/app", "example-service"})
    void contextPathOfTheIssuerNeedsNoWarning(String issuer) throws Exception {
        try (Logs logs = new Logs();
                TestServer server =
                        start(issuer, simple -> simple.setApplicationContextPath("/app"), environment -> {})) {
            assertThat(keys(server.get("/app" + SET))).isEqualTo(1);
            assertThat(logs.lines()).noneMatch(PublishedPathsTest::isWarning);
        }
    }

    @Test
    void pathBelowTheContextIsServedThere() throws Exception {
        try (TestServer server = start(
                "https://id.example.com/app/shop",
                simple -> simple.setApplicationContextPath("/app"),
                environment -> {})) {
            assertThat(keys(server.get("/app/shop" + SET))).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://id.example.com", "https://id.example.com/application"})
    void issuerOutsideTheContextIsWarnedOf(String issuer) throws Exception {
        try (Logs logs = new Logs();
                TestServer server =
                        start(issuer, simple -> simple.setApplicationContextPath("/app"), environment -> {})) {
            String path = URI.create(issuer).getPath();
            assertThat(logs.lines())
                    .contains("WARN Clients look for the public keys at " + path + METADATA
                            + ", which is outside applicationContextPath /app: they are served at /app" + METADATA
                            + " only; change issuer or applicationContextPath, or have a proxy map the one path to "
                            + "the other");
            assertThat(server.get(path + METADATA).statusCode()).isEqualTo(404);
            assertThat(keys(server.get("/app" + SET))).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://id.example.com/a*b", "https://id.example.com/a%20b/..", "https://id.example.com//"})
    void pathsThatServletsCannotHaveAreLeftOut(String issuer) throws Exception {
        try (TestServer server = start(issuer, simple -> {}, environment -> {})) {
            assertThat(keys(server.get(SET))).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SET, METADATA})
    void answersOtherMethodsAsJerseyDoes(String document) throws Exception {
        try (TestServer server = start("a", simple -> {}, environment -> {})) {
            for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
                HttpResponse<String> answer = server.send(method, document);
                assertThat(answer.statusCode()).isEqualTo(405);
                assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD, OPTIONS");
                assertThat(answer.body()).isEqualTo("{\"code\":405,\"message\":\"HTTP 405 Method Not Allowed\"}");
            }
            assertThat(server.send("OPTIONS", document).headers().firstValue("Allow"))
                    .hasValue("GET, HEAD, OPTIONS");
            HttpResponse<String> head = server.send("HEAD", document);
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            Optional<String> length = server.get(document).headers().firstValue("Content-Length");
            assertThat(head.headers().firstValue("Content-Length")).isPresent().isEqualTo(length);
        }
    }

    @Test
    void anotherServletOnThatPathStopsTheStart() {
        Environment environment = new Environment("test");
        environment
                .servlets()
                .addServlet("own", new AssetServlet("/", "/", null, null))
                .addMapping(SET);
        KeySet keys = KeySet.signing(TestKeys.signing(Algorithm.ES256));

        assertThatThrownBy(() -> PublishedKeys.register(environment, () -> keys, "a"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "publishKeys serves [" + SET + "], and so does another servlet of the application; remove that "
                                + "servlet, or publishKeys");
    }

    private static boolean isWarning(String line) {
        return line.startsWith("WARN");
    }

    private static String jwksUri(TestServer server, String path) throws Exception {
        return JSON.readTree(server.get(path).body()).get("jwks_uri").asText();
    }

    private static int keys(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(200);
        return JSON.readTree(answer.body()).get("keys").size();
    }

    private static int status(int port, String path) {
        return TestClient.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)))
                .statusCode();
    }

    private static TestServer start(String issuer, Consumer<SimpleServerFactory> setup, Consumer<Environment> run)
            throws Exception {
        return TestServer.startOn(setup, section(issuer), bundle(), run);
    }

    private static JwtBundle<Host> bundle() {
        return new JwtBundle<>(Host::getJwt);
    }

    private static JwtConfiguration section(String issuer) throws Exception {
        return Sections.read(
                "issuer: '" + issuer + "'",
                "algorithm: ES256",
                Sections.block("privateKey", TestKeys.pem("ec-p256")),
                "publishKeys: true");
    }

    @Path("/{path: .*}")
    public static final class Everything {
        @GET
        @PermitAll
        public String get() {
            return "everything";
        }
    }
}
