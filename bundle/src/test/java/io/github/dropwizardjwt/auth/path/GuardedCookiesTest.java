package io.github.dropwizardjwt.auth.path;

import static io.github.dropwizardjwt.support.Sections.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.session.TokenPair;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestServer;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which guarded paths take tokens from the cookies of the {@code cookies:} section. */
class GuardedCookiesTest {
    private static final JwtBundle<Host> BUNDLE = new JwtBundle<>(Host::getJwt);

    @AutoClose
    private static TestServer server;

    private final TokenPair pair = BUNDLE.sessions().open("ada").issue();

    /** Says who calls. */
    private static final class Caller extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print(request.getUserPrincipal().getName());
        }
    }

    @BeforeAll
    static void start() throws Exception {
        BUNDLE.guard("/files/*");
        BUNDLE.guard("/programs/*").header();
        BUNDLE.guard("/live/*").ticket();
        BUNDLE.guardAdmin("/ops/*");
        server = TestServer.start(
                Sections.read(
                        "issuer: example-service",
                        "algorithm: HS256",
                        "secret: " + SECRET,
                        "cookies: {csrfToken: true}",
                        "sessions: {type: memory, keepGrantsFromLogin: true}"),
                BUNDLE,
                environment -> {
                    environment
                            .servlets()
                            .addServlet("caller", new Caller())
                            .addMapping("/files/*", "/programs/*", "/live/*");
                    environment.admin().addServlet("ops", new Caller()).addMapping("/ops/*");
                });
    }

    private int withCookie(String method, String path, String... headers) {
        var request = server.request(path)
                .method(method, BodyPublishers.noBody())
                .header("Cookie", "__Host-Http-jwt=" + pair.auth().signed());
        return server.send(headers.length == 0 ? request : request.headers(headers))
                .statusCode();
    }

    @Test
    void takeThemUnlessSomethingElseIsSaid() {
        assertThat(withCookie("GET", "/files/x")).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/programs/x", "/live/x", "/admin/ops/x"})
    void lookInTheHeaderOnly(String path) {
        assertThat(withCookie("GET", path)).isEqualTo(401);
        assertThat(server.get(path, pair.auth().signed()).body()).isEqualTo("ada");
    }

    @Test
    void demandOriginAndCsrfTokenOfRequestsThatMayChangeSomething() {
        String token = BUNDLE.cookies().csrfToken(pair.auth());

        assertThat(withCookie("POST", "/files/x", "Sec-Fetch-Site", "same-origin"))
                .isEqualTo(403);
        assertThat(withCookie("POST", "/files/x", "Sec-Fetch-Site", "same-site", "X-CSRF-Token", token))
                .isEqualTo(403);
        assertThat(withCookie("POST", "/files/x", "Sec-Fetch-Site", "same-origin", "X-CSRF-Token", token))
                .isEqualTo(200);
    }
}
