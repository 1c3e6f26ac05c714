package io.github.dropwizardjwt.auth.path;

import static io.github.dropwizardjwt.auth.path.SocketServer.bearer;
import static io.github.dropwizardjwt.auth.path.SocketServer.offered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.JwtConfiguration;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Token;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WebSockets of browsers, which offer a ticket as a subprotocol. */
class WebSocketTicketsTest {
    private static final String OPENED = "Token:ada reader=true selected=%s offered=%s";

    @AutoClose
    private static SocketServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new SocketServer(
                bundle -> {
                    bundle.guard("/tickets/*").ticket();
                    bundle.guard("/tickets/twice/*").scope("reader").ticket();
                    bundle.guard("/cookie/*").cookie("session").ticket();
                    bundle.guard("/scoped/*").scope("admin").ticket();
                    bundle.guard("/tokens/*");
                },
                "/tickets/echo",
                "/tickets/twice/echo",
                "/cookie/echo",
                "/scoped/echo",
                "/tokens/echo",
                "/open/echo");
    }

    @Test
    void opensOneSocket() {
        String ticket = offered("jwt." + server.ticket());

        assertThat(server.open("/tickets/echo", ticket).text()).isEqualTo(OPENED, "", "[]");

        RawAnswer second = server.open("/tickets/echo", ticket);
        assertThat(second.status()).isEqualTo(401);
        assertThat(second.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"api\", error=\"invalid_token\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chat, jwt.TICKET",
                "jwt.TICKET, chat",
                "jwt.TICKET,chat",
                "chat\r\nSec-WebSocket-Protocol: jwt.TICKET",
                "jwt.TICKET\r\nSec-WebSocket-Protocol: chat",
                ",jwt.TICKET,,chat"
            })
    void endpointsSeeTheOtherSubprotocolsOnly(String protocols) {
        RawAnswer answer = server.open("/tickets/echo", offered(protocols.replace("TICKET", server.ticket())));

        assertThat(answer.text()).isEqualTo(OPENED, "chat", "[chat]");
        assertThat(answer.header("Sec-WebSocket-Protocol")).isEqualTo("chat");
        assertThat(answer.head()).doesNotContain("jwt.");
    }

    @Test
    void severalOtherSubprotocolsKeepTheirOrder() {
        RawAnswer answer =
                server.open("/tickets/echo", offered("v2.chat, jwt." + server.ticket() + ", chat, JWT.x, xjwt.y"));

        assertThat(answer.text()).isEqualTo(OPENED, "chat", "[v2.chat, chat, JWT.x, xjwt.y]");
    }

    @Test
    void severalGuardsUseItTogether() {
        String ticket = offered("chat, jwt." + server.ticket());

        assertThat(server.open("/tickets/twice/echo", ticket).text()).isEqualTo(OPENED, "chat", "[chat]");
        assertThat(server.open("/tickets/twice/echo", ticket).status()).isEqualTo(401);
        assertThat(server.open("/tickets/echo", ticket).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"jwt.TICKET, jwt.OTHER", "jwt.TICKET\r\nSec-WebSocket-Protocol: jwt.OTHER", "jwt.TICKET, jwt."})
    void twoTicketsAreMalformed(String protocols) {
        String two = protocols.replace("TICKET", server.ticket()).replace("OTHER", server.ticket());

        assertThat(server.open("/tickets/echo", offered(two)).status()).isEqualTo(400);
    }

    @Test
    void ticketBesideTokenIsMalformed() {
        String token = server.login("reader").auth().signed();
        String ticket = offered("jwt." + server.ticket());

        assertThat(server.open("/tickets/echo", ticket, bearer(token)).status()).isEqualTo(400);
        assertThat(server.open("/cookie/echo", ticket, "Cookie: session=" + token)
                        .status())
                .isEqualTo(400);
        assertThat(server.open("/tickets/echo", ticket).status()).isEqualTo(101);
    }

    /** A ticket is no cookie, which other pages could have sent. */
    @Test
    void ticketsNeedNoOrigin() {
        String ticket = offered("jwt." + server.ticket());

        assertThat(server.open("/cookie/echo", ticket, "Origin: https://app.example.com")
                        .status())
                .isEqualTo(101);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jwt.",
                "jwt.x",
                "jwt.abcdefghijklmnopqrstuv",
                "chat",
                "chat, jwt.%00",
                "jwt.jwt.TICKET",
                "TICKET"
            })
    void otherTextsAreNone(String protocols) {
        String text = protocols.replace("TICKET", server.ticket());

        assertThat(server.open("/tickets/echo", offered(text)).status()).isEqualTo(401);
    }

    @Test
    void expiresAndFollowsItsSession() {
        Token token = server.login("reader").auth();
        String late = offered("jwt." + server.bundle.sessions().tickets().issue(token));
        server.clock.advance(Duration.ofSeconds(30));
        String ended = offered("jwt." + server.bundle.sessions().tickets().issue(token));
        server.bundle.sessions().revoke(token);

        assertThat(server.open("/tickets/echo", late).status()).isEqualTo(401);
        assertThat(server.open("/tickets/echo", ended).status()).isEqualTo(401);
    }

    @Test
    void mustMeetTheRequirementAsItsTokenDoes() {
        assertThat(server.open("/scoped/echo", offered("jwt." + server.ticket()))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void guardsThatTakeNoTicketsIgnoreThem() {
        String ticket = offered("chat, jwt." + server.ticket());

        assertThat(server.open("/tokens/echo", ticket).status()).isEqualTo(401);
        assertThat(server.open(
                                "/tokens/echo",
                                ticket,
                                bearer(server.login("reader").auth().signed()))
                        .text())
                .isEqualTo(OPENED, "chat", "[chat]");
        assertThat(server.open("/open/echo", ticket).text())
                .isEqualTo("nobody reader=false selected=chat offered=[chat]");
        assertThat(server.open("/tickets/echo", ticket).status()).isEqualTo(101);
    }

    @Test
    void requestsThatOpenNoSocketCannotUseThem() {
        String ticket = offered("chat, jwt." + server.ticket());

        assertThat(List.of(
                        RawAnswer.toRequest(server.port(), "GET /tickets/echo", ticket)
                                .status(),
                        RawAnswer.toRequest(
                                        server.port(),
                                        "GET /tickets/echo",
                                        ticket,
                                        "Connection: Upgrade",
                                        "Upgrade: h2c")
                                .status(),
                        RawAnswer.toRequest(server.port(), "POST /tickets/echo", ticket, "Content-Length: 0")
                                .status()))
                .containsOnly(401);
        RawAnswer page = RawAnswer.toRequest(
                server.port(),
                "GET /tickets/echo",
                ticket,
                bearer(server.login().auth().signed()));
        assertThat(page.text()).isEqualTo("page offered=[chat]");
        assertThat(server.open("/tickets/echo", ticket).status()).isEqualTo(101);
    }

    @Test
    void needSessions() throws Exception {
        JwtConfiguration jwt =
                Sections.read("issuer: example-service", "algorithm: HS256", "secret: " + Sections.SECRET);
        JwtBundle<Host> bundle = new JwtBundle<>(Host::getJwt);
        bundle.guard("/ws/*").ticket();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestServer.start(jwt, bundle, environment -> {}))
                .withMessage("guard(\"/ws/*\"): tickets are kept in the session store; add sessions: {type: memory} to "
                        + "the jwt section, or remove ticket()");
    }
}
