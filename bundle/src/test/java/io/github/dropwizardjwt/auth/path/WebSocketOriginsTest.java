package io.github.dropwizardjwt.auth.path;

import static io.github.dropwizardjwt.auth.path.SocketServer.bearer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.support.Sections.Host;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WebSockets with a token in a cookie, which browsers send whichever page opens them. */
class WebSocketOriginsTest {
    private static final String ALLOWED = "Origin: https://app.example.com";

    @AutoClose
    private static SocketServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new SocketServer(
                bundle -> {
                    bundle.guard("/cookie/*")
                            .cookie("session")
                            .origins("https://app.example.com", "http://localhost:8080");
                    bundle.guard("/either/*").headerOrCookie("session").origins("https://app.example.com");
                    bundle.guard("/closed/*").cookie("session");
                },
                "/cookie/echo",
                "/either/echo",
                "/closed/echo");
    }

    @ParameterizedTest
    @ValueSource(strings = {ALLOWED, "Origin: http://localhost:8080", "origin:https://app.example.com"})
    void pagesOfAllowedOriginsOpenSockets(String origin) {
        assertThat(server.open("/cookie/echo", cookie(), origin).text())
                .isEqualTo("Token:ada reader=true selected= offered=[]");
        assertThat(server.open("/cookie/echo", origin).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X: no origin",
                "Origin:",
                "Origin: null",
                "Origin: *",
                "Origin: https://attacker.example.net",
                "Origin: http://app.example.com",
                "Origin: https://app.example.com:443",
                "Origin: https://app.example.com:8443",
                "Origin: https://app.example.com/",
                "Origin: https://app.example.com.attacker.example.net",
                "Origin: https://attacker.example.net#https://app.example.com",
                "Origin: https://App.example.com",
                "Origin: HTTPS://app.example.com",
                "Origin: http://localhost:3000",
                "Origin: https://app.example.com, https://attacker.example.net",
                "Origin: https://app.example.com https://attacker.example.net",
                "Origin: \"https://app.example.com\"",
                "Origin: https://app.example.com\r\nOrigin: https://attacker.example.net",
                "Origin: https://attacker.example.net\r\nOrigin: https://app.example.com",
                "Origin: https://app.example.com\r\nOrigin: https://app.example.com",
                "Origin: https://app.example.com\r\nOrigin: null",
                "Sec-WebSocket-Origin: https://app.example.com",
                "Referer: https://app.example.com/chat"
            })
    void otherPagesDoNot(String origin) {
        RawAnswer answer = server.open("/cookie/echo", cookie(), origin);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).contains("\"code\":403");
        assertThat(server.open("/either/echo", cookie(), origin).status()).isEqualTo(403);
    }

    /** Jetty opens a socket if the last of several headers says so. */
    @ParameterizedTest
    @ValueSource(strings = {"Upgrade: h2c", "Upgrade: WebSocket", "Upgrade: x\r\nUpgrade: WEBSOCKET"})
    void otherFormsOfTheHandshakeAreCheckedToo(String upgrade) {
        RawAnswer answer = RawAnswer.toRequest(
                server.port(),
                "GET /cookie/echo",
                "Connection: Upgrade",
                upgrade,
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                cookie());

        assertThat(answer.status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {ALLOWED, "Origin: null", "X: no origin", "Sec-Fetch-Site: same-site"})
    void withoutOriginsNoOtherPageDoes(String origin) {
        assertThat(server.open("/closed/echo", cookie(), origin).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Origin: http://localhost", "Sec-Fetch-Site: same-origin", "X-JWT-CSRF: 1"})
    void ownPagesDo(String origin) {
        assertThat(server.open("/closed/echo", cookie(), origin).text())
                .isEqualTo("Token:ada reader=true selected= offered=[]");
    }

    @Test
    void requestsThatMayChangeSomethingAreChecked() {
        String other = "Sec-Fetch-Site: same-site";
        assertThat(RawAnswer.toRequest(server.port(), "POST /closed/echo", other, cookie())
                        .status())
                .isEqualTo(403);
        assertThat(RawAnswer.toRequest(server.port(), "DELETE /either/echo", other, cookie())
                        .status())
                .isEqualTo(403);
        assertThat(RawAnswer.toRequest(server.port(), "GET /closed/echo", other, cookie())
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X: no origin", "Origin: null", "Origin: https://attacker.example.net"})
    void tokensInTheHeaderNeedNone(String origin) {
        String header = bearer(server.login("reader").auth().signed());

        assertThat(server.open("/either/echo", header, origin).text())
                .isEqualTo("Token:ada reader=true selected= offered=[]");
    }

    /** Clients offer HTTP/2 so, and their other requests need no origin. */
    @ParameterizedTest
    @ValueSource(strings = {"Connection: close", "Connection: Upgrade\r\nUpgrade: h2c"})
    void requestsThatOpenNoSocketNeedNone(String upgrade) {
        RawAnswer answer = RawAnswer.toRequest(server.port(), "GET /closed/echo", upgrade, cookie());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("page offered=[]");
    }

    @Test
    void headerBesideCookieIsMalformed() {
        String header = bearer(server.login("reader").auth().signed());

        assertThat(server.open("/either/echo", header, cookie(), ALLOWED).status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "null",
                "app.example.com",
                "https://app.example.com/",
                "https://APP.example.com",
                "https://app.example.com:443",
                "http://localhost:80"
            })
    void namesWhatIsNoOrigin(String origin) {
        GuardedPath path = new JwtBundle<>(Host::getJwt).guard("/ws/*");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> path.origins(origin))
                .withMessageStartingWith("\"" + origin + "\" is no origin; ");
    }

    private static String cookie() {
        return "Cookie: session=" + server.login("reader").auth().signed();
    }
}
