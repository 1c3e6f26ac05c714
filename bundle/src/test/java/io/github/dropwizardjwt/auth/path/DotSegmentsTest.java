package io.github.dropwizardjwt.auth.path;

import static io.github.dropwizardjwt.auth.path.SocketServer.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.core.setup.Environment;
import io.dropwizard.servlets.assets.AssetServlet;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.support.TestConnector;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.eclipse.jetty.http.UriCompliance;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jetty leaves dot segments behind a path parameter to the servlet, and that of assets resolves them. */
class DotSegmentsTest {
    private static final String FILE = "services/java.security.Provider";
    private static final String CONTENT = "io.github.dropwizardjwt";

    @AutoClose
    private static SocketServer unguarded;

    @AutoClose
    private static SocketServer withException;

    @AutoClose
    private static SocketServer withPart;

    /** With what Jetty rejects unless it is configured otherwise. */
    @AutoClose
    private static SocketServer lenient;

    @AutoClose
    private static SocketServer unguardedLenient;

    @BeforeAll
    static void start() throws Exception {
        unguarded = serve(bundle -> {});
        withException = serve(bundle -> bundle.guard("/files/*").except("/files/open/*"));
        withPart = serve(bundle -> bundle.guard("/files/services/*"));
        lenient = serveLeniently(bundle -> {
            bundle.guard("/files/*").except("/files/open/*");
            bundle.guard("/files/services/*");
        });
        unguardedLenient = serveLeniently(bundle -> {});
    }

    private static SocketServer serve(Consumer<JwtBundle<?>> guards) throws Exception {
        return new SocketServer(factory -> {}, guards::accept, DotSegmentsTest::addAssets, "/ws/echo");
    }

    private static SocketServer serveLeniently(Consumer<JwtBundle<?>> guards) throws Exception {
        TestConnector connector = new TestConnector(0);
        connector.setUriCompliance(UriCompliance.UNSAFE);
        return new SocketServer(
                factory -> factory.setConnector(connector),
                guards::accept,
                environment -> {
                    addAssets(environment);
                    environment.getApplicationContext().getServletHandler().setDecodeAmbiguousURIs(true);
                },
                "/ws/echo");
    }

    private static void addAssets(Environment environment) {
        environment
                .servlets()
                .addServlet("assets", new AssetServlet("/META-INF", "/files", null, StandardCharsets.UTF_8))
                .addMapping("/files/*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/files/" + FILE,
                "/files/open;x/../" + FILE,
                "/files/open;/../" + FILE,
                "/files/open/x;y/../../" + FILE,
                "/files/open;x/./../" + FILE,
                "/files/open;x/./.././" + FILE
            })
    void guardedFilesHaveNoOtherName(String path) {
        assertThat(get(withException, path).status()).isEqualTo(401);
        assertThat(get(withPart, path).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/files/open/..%2f" + FILE,
                "/files/open%2f..%2f" + FILE,
                "/files/open/%2e%2e/" + FILE,
                "/files/open/..;/" + FILE,
                "/files/open/.;x/../../" + FILE,
                "/files/open;x%2f..%2f../" + FILE,
                "/files//open/../" + FILE,
                "/files/open//../../" + FILE,
                "/files/open/;/../../" + FILE,
                "/files%2f" + FILE,
                "/files%2Fopen;x/../" + FILE,
                "/files/open;x/../" + FILE,
                "/files/open/%0a;x/../../" + FILE,
                "/x;y/../files/" + FILE,
                "/x%2f..%2ffiles/" + FILE
            })
    void norHaveTheyWhereJettyTakesMore(String path) {
        assertThat(get(lenient, path).status()).isIn(401, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/files/open/..%2f" + FILE, "/files/open/..;/" + FILE, "/files/open;x/../" + FILE})
    void openFilesHaveThemThere(String path) {
        assertThat(get(unguardedLenient, path).text()).startsWith(CONTENT);
    }

    /** So that the guards are what rejects them. */
    @ParameterizedTest
    @ValueSource(strings = {"/files/open;x/../" + FILE, "/files/open/x;y/../../" + FILE})
    void openFilesDo(String path) {
        assertThat(get(unguarded, path).text()).startsWith(CONTENT);
        assertThat(get(withPart, path, bearer(withPart.login().auth().signed())).text())
                .startsWith(CONTENT);
    }

    @Test
    void otherPathsWithDotsAreNoConcern() {
        assertThat(get(withPart, "/files/.well-known").status()).isEqualTo(404);
        assertThat(get(withPart, "/files/..x").status()).isEqualTo(404);
        assertThat(get(withPart, "/files/x/../.y").status()).isEqualTo(404);
    }

    private static RawAnswer get(SocketServer server, String path, String... headers) {
        return RawAnswer.toRequest(server.port(), "GET " + path, headers);
    }
}
