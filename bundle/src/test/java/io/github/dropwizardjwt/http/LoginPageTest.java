package io.github.dropwizardjwt.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.auth.TokenLocation;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestServer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code loginPage}: browsers that ask for a page are redirected, and nobody else. */
class LoginPageTest {
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @AutoClose
    private static TestServer server;

    private static JwtBundle<Host> bundle;

    @BeforeAll
    static void start() throws Exception {
        bundle = new JwtBundle<>(Host::getJwt);
        server = TestServer.start(
                Sections.read(
                        "issuer: tests", "algorithm: HS256", "secret: " + Sections.SECRET, "loginPage: /login.html"),
                bundle,
                environment -> environment.jersey().register(new Pages()));
    }

    private static HttpResponse<String> page(String path) {
        return server.send(server.request(path).header("Accept", BROWSER));
    }

    private static Optional<String> location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").map(location -> {
            String host = "http://localhost:" + server.port();
            return location.startsWith(host) ? location.substring(host.length()) : location;
        });
    }

    @ParameterizedTest
    @CsvSource({
        "/pages, /login.html?next=%2Fpages",
        "/pages?a=b&c=d%20e, /login.html?next=%2Fpages%3Fa%3Db%26c%3Dd%2520e",
        "/pages/b%20c, /login.html?next=%2Fpages%2Fb%2520c",
        "/pages?next=https://evil.example, /login.html?next=%2Fpages%3Fnext%3Dhttps%253A%252F%252Fevil.example"
    })
    void redirectsToThePageWithThePathThatWasAskedFor(String path, String expected) {
        HttpResponse<String> response = page(path);
        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(location(response)).hasValue(expected);
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(response.headers().firstValue("Vary"))
                .hasValueSatisfying(vary -> assertThat(vary).contains("Accept"));
        assertThat(response.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertThat(response.body()).isEmpty();
    }

    @Test
    void redirectsWhereTheTokenIsNotValidAnyMore() {
        assertThat(server.send(server.request("/pages")
                                .header("Accept", BROWSER)
                                .header("Cookie", "session=bad"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(server.send(server.request("/below/x").header("Accept", BROWSER))
                        .statusCode())
                .isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json", "application/json, */*", "text/*"})
    void answersScriptsWithTheStatus(String accepted) {
        HttpResponse<String> response = server.send(server.request("/pages").header("Accept", accepted));
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(location(response)).isEmpty();
    }

    @Test
    void answersScriptsOfPagesWithTheStatus() {
        assertThat(server.send(server.request("/pages")
                                .header("Accept", BROWSER)
                                .header("Sec-Fetch-Mode", "cors"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(server.send(server.request("/pages")
                                .header("Accept", BROWSER)
                                .header("Sec-Fetch-Mode", "navigate"))
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void redirectsNoOtherMethodAndNoOtherError() {
        assertThat(server.send(server.request("/pages")
                                .header("Accept", BROWSER)
                                .POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(401);
        assertThat(server.send(server.request("/pages")
                                .header("Accept", BROWSER)
                                .header(
                                        "Cookie",
                                        "session="
                                                + bundle.tokens()
                                                        .authToken("alice")
                                                        .signed()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.send(server.request("/pages")
                                .header("Accept", BROWSER)
                                .header("Cookie", "session=a; session=b"))
                        .statusCode())
                .isEqualTo(400);
    }

    /** A page that needs itself would send browsers round in a circle. */
    @Test
    void doesNotRedirectToItself() {
        assertThat(page("/login.html").statusCode()).isEqualTo(401);
    }

    /** Jetty rejects most of these; none may name another host. */
    @ParameterizedTest
    @ValueSource(strings = {"//evil.example/pages", "/\\\\evil.example", "/pages//evil.example", "/;//evil.example"})
    void neverReturnsToAnotherHost(String path) {
        String raw = server.raw(path, "Accept: text/html");
        assertThat(raw)
                .doesNotContain("next=%2F%2F")
                .doesNotContain("next=%2F%5C")
                .doesNotContain("next=http");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "login.html",
                "//evil.example/",
                "https://evil.example/",
                "/login?a=b",
                "/login#a",
                "/a b",
                "''",
                "'/\\x'"
            })
    void pathThatIsNoneStopsTheStart(String path) {
        assertThatThrownBy(() -> Sections.read(
                        "issuer: tests", "algorithm: HS256", "secret: " + Sections.SECRET, "loginPage: " + path))
                .hasMessageContaining("loginPage must be an absolute path without query, as in /login.html");
    }

    @Path("/")
    public static final class Pages {
        @GET
        @Path("pages")
        @RequireToken(scope = "reader", location = TokenLocation.COOKIE, cookie = "session")
        public String get() {
            return "page";
        }

        @GET
        @Path("pages/{name}")
        @RequireToken
        public String named() {
            return "page";
        }

        @POST
        @Path("pages")
        @RequireToken
        public String post() {
            return "posted";
        }

        @GET
        @Path("login.html")
        @RequireToken
        public String login() {
            return "login";
        }

        @Path("below")
        @RequireToken
        public Below below() {
            return new Below();
        }
    }

    public static final class Below {
        @GET
        @Path("x")
        @RequireToken
        public String get() {
            return "below";
        }
    }
}
