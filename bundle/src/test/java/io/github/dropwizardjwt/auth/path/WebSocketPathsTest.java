package io.github.dropwizardjwt.auth.path;

import static io.github.dropwizardjwt.auth.path.SocketServer.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.support.TestConnector;
import java.util.stream.Stream;
import org.eclipse.jetty.http.UriCompliance;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Paths that Jetty may take for that of a guarded WebSocket, as strict as it is usually, and as lenient as it can be.
 */
class WebSocketPathsTest {
    @AutoClose
    private static SocketServer strict;

    @AutoClose
    private static SocketServer lenient;

    @BeforeAll
    static void start() throws Exception {
        strict = new SocketServer(WebSocketPathsTest::guard, "/ws/echo", "/ws/open/echo");
        lenient = new SocketServer(
                factory -> {
                    TestConnector connector = new TestConnector(0);
                    connector.setUriCompliance(UriCompliance.UNSAFE);
                    factory.setConnector(connector);
                },
                WebSocketPathsTest::guard,
                environment ->
                        environment.getApplicationContext().getServletHandler().setDecodeAmbiguousURIs(true),
                "/ws/echo",
                "/ws/open/echo");
    }

    private static void guard(JwtBundle<?> bundle) {
        bundle.guard("/ws/*").except("/ws/open/*");
    }

    /** Those that are the same path to Jetty. */
    static Stream<String> otherNames() {
        return Stream.of(
                "/ws/echo",
                "/ws/echo?x",
                "/ws;x/echo",
                "/ws/echo;x=y",
                "/ws;/echo",
                "/%77s/echo",
                "/%77%73/%65cho",
                "/ws/%65cho",
                "/x/../ws/echo",
                "/./ws/echo",
                "/ws/./echo",
                "/ws/x/../echo",
                "/ws/open/../echo",
                "/ws/open/x/../../echo",
                "http://localhost/ws/echo");
    }

    @ParameterizedTest
    @MethodSource
    void otherNames(String path) {
        for (SocketServer server : new SocketServer[] {strict, lenient}) {
            assertThat(server.open(path).status()).isEqualTo(401);
            String token = bearer(server.login().auth().signed());
            assertThat(server.open(path, token).status()).isEqualTo(101);
        }
    }

    /** What is another path, or none. */
    static Stream<String> oddPaths() {
        return Stream.of(
                "//ws/echo",
                "/ws//echo",
                "/;/ws/echo",
                "/;a/ws/echo",
                "/WS/echo",
                "/ws/Echo",
                "/ws/echo/",
                "/ws/echo/.",
                "/ws/echo%20",
                "/ws%2Fecho",
                "/ws%252Fecho",
                "/ws%5Cecho",
                "/ws\\echo",
                "/x/%2e%2e/ws/echo",
                "/x/..;/ws/echo",
                "/x/.;/../ws/echo",
                "/x%2f..%2fws/echo",
                "/ws/open/%2e%2e/echo",
                "/ws/open/..;/echo",
                "/ws/open/..%2fecho",
                "/ws/open%2f..%2fecho",
                "/ws/open/..%5cecho",
                "/ws/open/..%3b/echo",
                "/ws/open;/../../ws/echo",
                "/ws/open;x/../echo",
                "/x;y/../ws/echo",
                "/x;y/../open/%0a/../../ws/echo",
                "/ws/open/../open/../echo",
                "/ws/open%2f../echo",
                "/ws%00/echo",
                "/ws%09/echo",
                "/ws./echo",
                "/ws%u002fecho",
                "/w%c1%b3/echo",
                "/%2577s/echo",
                "/ws%3Bx/echo",
                "ws/echo",
                "*",
                "/ws/echo#x",
                "http://attacker.example.net/ws/echo",
                "localhost:80");
    }

    @ParameterizedTest
    @MethodSource
    void oddPaths(String path) {
        for (SocketServer server : new SocketServer[] {strict, lenient}) {
            RawAnswer answer = server.open(path);
            assertThat(answer.status()).isIn(400, 401, 404);
            assertThat(answer.text()).doesNotStartWith("nobody");
            for (String method : new String[] {"CONNECT", "OPTIONS", "HEAD", "POST"}) {
                assertThat(RawAnswer.toRequest(
                                        server.port(), method + " " + path, "Connection: Upgrade", "Upgrade: websocket")
                                .status())
                        .isIn(400, 401, 404, 405);
            }
        }
    }

    /** An exception is one as long as the path means nothing else. */
    static Stream<String> exceptions() {
        return Stream.of("/ws/open/echo", "/ws/./open/echo", "/ws/open/x/../echo", "/ws/open/%65cho");
    }

    @ParameterizedTest
    @MethodSource
    void exceptions(String path) {
        assertThat(strict.open(path).text()).startsWith("nobody ");
    }
}
