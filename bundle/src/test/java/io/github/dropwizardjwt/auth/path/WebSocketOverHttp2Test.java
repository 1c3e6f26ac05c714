package io.github.dropwizardjwt.auth.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.http2.Http2CConnectorFactory;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HostPortHttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpScheme;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.api.Session;
import org.eclipse.jetty.http2.api.Stream;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.frames.HeadersFrame;
import org.eclipse.jetty.http2.frames.SettingsFrame;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** WebSockets that are opened by {@code CONNECT}, without an {@code Upgrade} header (RFC 8441). */
class WebSocketOverHttp2Test {
    @AutoClose("stop")
    private static final HTTP2Client CLIENT = new HTTP2Client();

    @AutoClose
    private static SocketServer server;

    private static Session session;

    @BeforeAll
    static void start() throws Exception {
        server = new SocketServer(
                factory -> {
                    Http2CConnectorFactory connector = new Http2CConnectorFactory();
                    connector.setPort(0);
                    factory.setConnector(connector);
                },
                bundle -> {
                    bundle.guard("/ws/*").ticket();
                    bundle.guard("/cookie/*").cookie("session").origins("https://app.example.com");
                },
                environment -> {},
                "/ws/echo",
                "/cookie/echo",
                "/open/echo");
        CLIENT.start();
        session = CLIENT.connect(new InetSocketAddress("localhost", server.port()), new Session.Listener() {
                    @Override
                    public Map<Integer, Integer> onPreface(Session session) {
                        return Map.of(SettingsFrame.ENABLE_CONNECT_PROTOCOL, 1);
                    }
                })
                .get(20, TimeUnit.SECONDS);
    }

    @Test
    void tokenInTheHeaderOpensThem() throws Exception {
        HttpFields.Mutable token = HttpFields.build()
                .add("authorization", "Bearer " + server.login("reader").auth().signed());

        assertThat(connect("/ws/echo", token)).isEqualTo("200 Token:ada reader=true selected= offered=[]");
    }

    @Test
    void withoutValidTokenTheyStayClosed() throws Exception {
        assertThat(connect("/ws/echo", HttpFields.build())).startsWith("401");
        assertThat(connect("/ws/echo", HttpFields.build().add("authorization", "Bearer x.y.z")))
                .startsWith("401");
        assertThat(connect("/open/echo", HttpFields.build())).isEqualTo("200 nobody reader=false selected= offered=[]");
    }

    @Test
    void cookiesNeedAllowedOrigin() throws Exception {
        HttpFields cookie = HttpFields.build()
                .add("cookie", "session=" + server.login("reader").auth().signed());

        assertThat(connect("/cookie/echo", HttpFields.build(cookie))).startsWith("403");
        assertThat(connect("/cookie/echo", HttpFields.build(cookie).add("origin", "https://attacker.example.net")))
                .startsWith("403");
        assertThat(connect("/cookie/echo", HttpFields.build(cookie).add("origin", "https://app.example.com")))
                .startsWith("200 Token:ada");
    }

    @Test
    void ticketsOpenOne() throws Exception {
        HttpFields ticket = HttpFields.build().add("sec-websocket-protocol", "chat, jwt." + server.ticket());

        assertThat(connect("/ws/echo", HttpFields.build(ticket)))
                .isEqualTo("200 Token:ada reader=true selected=chat offered=[chat]");
        assertThat(connect("/ws/echo", HttpFields.build(ticket))).startsWith("401");
    }

    /** The status, and the socket's first message. */
    private static String connect(String path, HttpFields.Mutable headers) throws Exception {
        Answer answer = new Answer();
        MetaData.ConnectRequest request = new MetaData.ConnectRequest(
                HttpScheme.HTTP,
                new HostPortHttpField("localhost:" + server.port()),
                path,
                headers.add("sec-websocket-version", "13"),
                "websocket");
        session.newStream(new HeadersFrame(request, null, false), answer).get(20, TimeUnit.SECONDS);
        return answer.whole.get(20, TimeUnit.SECONDS);
    }

    private static final class Answer implements Stream.Listener {
        private final CompletableFuture<String> whole = new CompletableFuture<>();
        private volatile int status;

        @Override
        public void onHeaders(Stream stream, HeadersFrame frame) {
            if (frame.getMetaData() instanceof MetaData.Response response) {
                status = response.getStatus();
            }
            stream.demand();
        }

        @Override
        public void onDataAvailable(Stream stream) {
            Stream.Data data = stream.readData();
            if (data == null) {
                stream.demand();
                return;
            }
            ByteBuffer bytes = data.frame().getByteBuffer();
            byte[] text = new byte[bytes.remaining()];
            bytes.get(text);
            data.release();
            // After the two bytes that begin a short frame (RFC 6455 §5.2).
            int start = status == 200 ? 2 : 0;
            whole.complete(status + " " + new String(text, start, text.length - start, StandardCharsets.UTF_8));
        }
    }
}
