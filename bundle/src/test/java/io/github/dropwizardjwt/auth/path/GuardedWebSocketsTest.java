package io.github.dropwizardjwt.auth.path;

import static io.github.dropwizardjwt.auth.path.SocketServer.bearer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dropwizardjwt.token.Token;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** WebSockets with the token in the header of their handshake. */
class GuardedWebSocketsTest {
    private static final String INVALID = "Bearer realm=\"api\", error=\"invalid_token\"";

    @AutoClose
    private static SocketServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new SocketServer(
                bundle -> {
                    bundle.guard("/ws/*");
                    bundle.guard("/scoped/*").scope("reader");
                },
                "/ws/echo",
                "/scoped/echo",
                "/open/echo");
    }

    @Test
    void clientWithTokenOpensSocketThatKnowsIt() throws Exception {
        String message =
                connect("/ws/echo", server.login("reader").auth().signed()).get(20, TimeUnit.SECONDS);

        assertThat(message).isEqualTo("Token:ada reader=true selected=chat offered=[chat]");
    }

    @Test
    void clientWithoutValidTokenIsRejected() {
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> connect("/ws/echo", "x.y.z").join())
                .withCauseInstanceOf(WebSocketHandshakeException.class)
                .extracting(e -> ((WebSocketHandshakeException) e.getCause())
                        .getResponse()
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void handshakeWithoutTokenIsRejectedAsInJersey() {
        RawAnswer answer = server.open("/ws/echo");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"api\"");
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.text()).contains("\"code\":401");
    }

    @Test
    void refreshTokensAreRejected() {
        assertInvalid(server.login().refresh());
    }

    @Test
    void expiredTokensAreRejected() {
        Token token = server.login().auth();
        server.clock.set(token.expiresAt());

        assertInvalid(token);
    }

    @Test
    void revokedTokensAreRejected() {
        Token token = server.login().auth();
        assertThat(server.open("/ws/echo", bearer(token.signed())).status()).isEqualTo(101);
        server.bundle.sessions().revoke(token);

        assertInvalid(token);
    }

    @Test
    void missingScopeIsForbidden() {
        RawAnswer answer =
                server.open("/scoped/echo", bearer(server.login("writer").auth().signed()));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("WWW-Authenticate"))
                .isEqualTo("Bearer realm=\"api\", error=\"insufficient_scope\", scope=\"reader\"");
        assertThat(server.open(
                                "/scoped/echo",
                                bearer(server.login("reader").auth().signed()))
                        .text())
                .isEqualTo("Token:ada reader=true selected= offered=[]");
    }

    @Test
    void socketsWithoutGuardKnowNobody() {
        assertThat(server.open("/open/echo", bearer(server.login().auth().signed()))
                        .text())
                .isEqualTo("nobody reader=false selected= offered=[]");
    }

    @Test
    void handshakeOpensWhereTheGuardIsMissing() throws Exception {
        try (SocketServer unguarded = new SocketServer(bundle -> {}, "/ws/echo")) {
            assertThat(unguarded.open("/ws/echo").text()).isEqualTo("nobody reader=false selected= offered=[]");
        }
    }

    private static void assertInvalid(Token token) {
        RawAnswer answer = server.open("/ws/echo", bearer(token.signed()));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo(INVALID);
    }

    private static CompletableFuture<String> connect(String path, String token) {
        FirstMessage message = new FirstMessage();
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .subprotocols("chat")
                .buildAsync(URI.create("ws://localhost:" + server.port() + path), message)
                .thenCompose(socket -> message.received);
    }

    private static final class FirstMessage implements WebSocket.Listener {
        private final CompletableFuture<String> received = new CompletableFuture<>();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            received.complete(data.toString());
            socket.abort();
            return null;
        }
    }
}
