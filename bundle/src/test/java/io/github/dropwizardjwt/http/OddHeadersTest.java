package io.github.dropwizardjwt.http;

import static io.github.dropwizardjwt.support.Sections.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.JwtConfiguration;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.auth.TokenLocation;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestServer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers that no library would send, wherever a rejection is made: the client is at fault, and never gets in. */
class OddHeadersTest {
    private static final List<String> PATHS =
            List.of("/odd", "/odd/locator", "/odd/locator/x", "/odd/cookie", "/odd/locator?%", "/odd;a=b;%C3/locator");

    @AutoClose
    private static TestServer server;

    private static String token;

    @BeforeAll
    static void start() {
        JwtConfiguration settings = new JwtConfiguration();
        settings.setIssuer("example-service");
        settings.setAlgorithm(Algorithm.HS256);
        settings.setSecret(SECRET);
        JwtBundle<Host> bundle = new JwtBundle<>(Host::getJwt);
        server = TestServer.start(
                settings, bundle, environment -> environment.jersey().register(new Resources()));
        token = bundle.tokens().authToken("alice").signed();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept: ;;;,/",
                "Accept: */x",
                "Accept: text/plain;q=abc",
                "Accept: \u00e4/\u00f6",
                "Accept:",
                "Accept: a/b;c=\"",
                "Accept: application/problem+json;q=\"x",
                "Accept: application/problem+json",
                "Accept: text/html",
                "Accept-Language: ;;q",
                "Accept-Charset: ;;",
                "Authorization:",
                "Authorization: Bearer",
                "Authorization: \u00ff\u00fe",
                "Authorization: Bearer ..",
                "Authorization: Bearer e30.e30.e30",
                "Cookie: token",
                "Cookie: ;;;=;=token;token=",
                "Cookie: token=\"",
                "Cookie: token=\u00e4.\u00f6.\u00fc",
                "Cookie: $Version=1; token=\"a.b.c\"",
                "Content-Type: x",
                "Content-Length: 0",
                "X-Forwarded-For: %",
                "X-Control: \u0001"
            })
    void areTheClientsFault(String header) {
        for (String path : PATHS) {
            assertThat(server.raw(path, header)).as(path).startsWith("HTTP/1.1 4");
            assertThat(server.raw(path, asUtf8(header))).as(path).startsWith("HTTP/1.1 4");
        }
    }

    /** A site that may set cookies of other names only must not set this one (RFC 6265bis §4.1.3). */
    @ParameterizedTest
    @ValueSource(strings = {"\u2000", "\u3000", "\u2028", "\u0085", "\u00a0", "\u001c", "\u000b", "\u000c"})
    void blanksOfOtherKindsArePartOfACookiesName(String blank) {
        String cookie = "__Host-token=" + token;
        assertThat(server.raw("/odd/host-cookie", "Cookie: a=b; \t" + cookie)).startsWith("HTTP/1.1 200");
        assertThat(server.raw("/odd/host-cookie", "Cookie: a=b; " + asUtf8(blank) + cookie))
                .startsWith("HTTP/1.1 4");
        if (blank.charAt(0) < 256) {
            assertThat(server.raw("/odd/host-cookie", "Cookie: a=b; " + blank + cookie))
                    .startsWith("HTTP/1.1 4");
        }
    }

    /** Text whose bytes, sent as Latin-1, are those of UTF-8. */
    private static String asUtf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    @Path("/odd")
    public static final class Resources {
        @GET
        @RequireToken
        public String get() {
            return "odd";
        }

        @GET
        @Path("/cookie")
        @RequireToken(location = TokenLocation.COOKIE, cookie = "token")
        public String cookie() {
            return "cookie";
        }

        @GET
        @Path("/host-cookie")
        @RequireToken(location = TokenLocation.COOKIE, cookie = "__Host-token")
        public String hostCookie() {
            return "host-cookie";
        }

        @Path("/locator")
        @RequireToken
        public Below locator() {
            return new Below();
        }
    }

    public static final class Below {
        @GET
        public String get() {
            return "below";
        }
    }
}
