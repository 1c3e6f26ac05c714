package io.github.dropwizardjwt;

import static io.github.dropwizardjwt.support.Sections.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two requests on one connection, as a proxy sends those of two users. */
class ExactHeaderCacheTest {
    private static final JwtBundle<Host> BUNDLE = new JwtBundle<>(Host::getJwt);

    @AutoClose
    private static TestServer server;

    @Path("/me")
    public static class Me {
        @GET
        @RequireToken
        public String get(@Auth Token token) {
            return "I am " + token.subject();
        }
    }

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.start(
                Sections.read("issuer: example-service", "algorithm: HS256", "secret: " + SECRET, "cookies: {}"),
                BUNDLE,
                environment -> environment.jersey().register(new Me()));
    }

    @Test
    void linesOfOthersDoNotChangeTheCaseOfATokenInTheHeader() throws Exception {
        String token = BUNDLE.tokens().authToken("ada").signed();
        assertThat(second("Authorization: BEARER EYJ0", "Authorization: Bearer " + token))
                .endsWith("I am ada");
    }

    @Test
    void linesOfOthersDoNotChangeTheCaseOfACookie() throws Exception {
        String token = BUNDLE.tokens().authToken("ada").signed();
        assertThat(second("Cookie: __HOST-HTTP-JWT=EYJ0", "Cookie: __Host-Http-jwt=" + token))
                .endsWith("I am ada");
    }

    /** The response to the second of two requests, sent one after the other. */
    private static String second(String first, String second) throws IOException {
        try (Socket socket = new Socket("localhost", server.port())) {
            String start = "GET /me HTTP/1.1\r\nHost: localhost\r\n";
            String both = start + first + "\r\n\r\n" + start + second + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(both.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
