package io.github.dropwizardjwt.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.auth.Open;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.auth.route.Routes;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.SettableClock;
import io.github.dropwizardjwt.support.TestServer;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.DefaultServlet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code adminPage: true}, as an operator sees it. */
class AdminPageTest {
    private static final String[] SECTION = {
        "issuer: example-service",
        "algorithm: HS256",
        "secret: " + Sections.SECRET,
        "keyId: k1",
        "sessions: {type: memory, keepGrantsFromLogin: true}"
    };

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-29T14:00:30Z"));
    private final JwtBundle<Host> bundle = new JwtBundle<>(Host::getJwt).withClock(clock);
    private TestServer server;

    @Path("/")
    public static final class Resources {
        @GET
        @Path("users/{user}")
        @RequireToken(sub = "user", override = "admin")
        public String user(@PathParam("user") String user) {
            return user;
        }

        @GET
        @Path("news")
        @PermitAll
        @Open("public news")
        public String news() {
            return "news";
        }
    }

    @BeforeEach
    void start() throws Exception {
        server = start(bundle, "adminPage: true");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static TestServer start(JwtBundle<Host> bundle, String... further) throws Exception {
        return TestServer.start(
                Sections.read(
                        Stream.concat(Stream.of(SECTION), Stream.of(further)).toArray(String[]::new)),
                bundle,
                environment -> environment.jersey().register(new Resources()));
    }

    private String page() {
        return server.get("/admin/jwt").body();
    }

    private String token(String subject) {
        return token(bundle, subject, null, Map.of());
    }

    private static String token(JwtBundle<Host> issuer, String subject, String scope, Map<String, Object> claims) {
        return issuer.sessions().open(subject, scope, claims).auth().signed();
    }

    private HttpResponse<String> routes(String accept) {
        return server.send(
                accept == null
                        ? server.request("/admin/jwt/routes")
                        : server.request("/admin/jwt/routes").header("Accept", accept));
    }

    @Test
    void isOffByDefault() throws Exception {
        try (TestServer other = start(new JwtBundle<>(Host::getJwt))) {
            assertThat(other.get("/admin/jwt").statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/jwt", "/admin/jwt/", "/admin/jwt/routes", "/admin/jwt/none"})
    void mayNeitherRunScriptsNorBeFramedNorKept(String path) {
        HttpResponse<String> response = server.send(server.request(path).header("Accept", "text/html"));

        assertThat(response.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .matches("default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; base-uri 'none'; "
                                + "form-action 'none'; frame-ancestors 'none'"));
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(response.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(response.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(response.body()).doesNotContain("<script", "style=", "onclick", "http-equiv");
    }

    @Test
    void answersHeadWithoutBody() {
        HttpResponse<String> head = server.send("HEAD", "/admin/jwt");

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        assertThat(head.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"OPTIONS,200", "POST,405", "PUT,405", "DELETE,405"})
    void otherMethodsAreNotAllowed(String method, int status) {
        HttpResponse<String> response = server.send(method, "/admin/jwt");

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Allow")).hasValue("GET, HEAD, OPTIONS");
    }

    @Test
    void isNotOfTheApplication() {
        assertThat(server.get("/jwt").statusCode()).isEqualTo(404);
        assertThat(server.get("/admin/jwt/x").statusCode()).isEqualTo(404);
    }

    @Test
    void showsRoutesAndRules() {
        assertThat(page())
                .contains(
                        "<th scope=\"row\">GET /users/{user}</th><td>token sub={user} unless admin</td>"
                                + "<td>Resources#user</td><td></td>",
                        "<th scope=\"row\">GET /news</th><td>open</td><td>Resources#news</td><td>&quot;public news&quot;</td>",
                        "<th scope=\"row\">* /admin/jwt/*</th><td>outside");
    }

    @Test
    void isThereWithoutJersey() throws Exception {
        try (TestServer other = TestServer.start(
                Sections.read("issuer: a", "algorithm: HS256", "secret: " + Sections.SECRET, "adminPage: true"),
                new JwtBundle<>(Host::getJwt),
                environment -> environment.jersey().disable())) {
            assertThat(other.get("/admin/jwt").body())
                    .contains(
                            "The routes of the application are not known, since Jersey has not started.",
                            "/admin/jwt/*");
        }
    }

    @Test
    void showsKeysWithoutWhatIsSecret() {
        assertThat(page())
                .contains("<th scope=\"row\">k1</th><td>active</td><td>HS256</td><td>-</td><td>-</td><td>-</td>")
                .doesNotContain(Sections.SECRET);
    }

    @Test
    void countsWhatHappenedToSessions() {
        token("alice");
        token("alice");
        bundle.sessions().revokeSubject("alice");

        assertThat(page())
                .contains(
                        "The session store answers.",
                        "<th scope=\"row\">Sessions opened</th><td class=\"number\">2</td>",
                        "<th scope=\"row\">Sessions ended by a logout or by the application</th>"
                                + "<td class=\"number\">2</td>",
                        "<th scope=\"row\">Refreshes</th><td class=\"number\">0</td>");
    }

    @Test
    void countsVerdictsOfEachMinute() {
        server.get("/users/alice", token("alice"));
        server.get("/users/bob", token("alice"));
        clock.advance(Duration.ofMinutes(1));
        server.get("/users/bob");
        server.get("/users/bob");

        assertThat(page())
                .contains(
                        "1 requests with a token were admitted, and 3 rejected",
                        "Rejected per minute; the highest bar is 2.",
                        "<span class=\"swatch reason1\"></span>NO_TOKEN</th>\n<td class=\"number\">2</td>",
                        "<span class=\"swatch reason2\"></span>SUBJECT_MISMATCH</th>\n<td class=\"number\">1</td>",
                        "<th scope=\"row\"><time datetime=\"2026-11-29T14:00:00Z\">2026-11-29 14:00:00 UTC</time></th>\n"
                                + "<td class=\"number\">1</td><td class=\"number\">0</td><td class=\"number\">1</td>",
                        "<rect class=\"reason1\" x=\"59.1\" width=\"0.8\" y=\"0.0\" height=\"100.0\"></rect>",
                        "<rect class=\"reason2\" x=\"58.1\" width=\"0.8\" y=\"50.0\" height=\"50.0\"></rect>");
        clock.advance(Duration.ofMinutes(60));
        assertThat(page()).contains("0 requests with a token were admitted, and 0 rejected");
    }

    @Test
    void showsDecisionsWithoutWhoAskedAndForWhat() {
        String admin = token(bundle, "root-of-all", null, Map.of("admin", true));
        server.get("/users/somebody-else", token("carol"));
        server.get("/users/somebody-else", admin);
        server.get("/users/somebody-else?secret=1", "x.y.z");

        assertThat(page())
                .contains(
                        "<td>SUBJECT_MISMATCH</td><td>GET /users/{user}</td><td>Resources#user</td>",
                        "<td>admitted by override, in spite of SUBJECT_MISMATCH</td><td>GET /users/{user}</td>",
                        "<td>MALFORMED</td><td>GET /users/{user}</td>")
                .doesNotContain("carol", "root-of-all", "somebody-else", "secret=1", "x.y.z", admin);
    }

    @Test
    void keepsTheLastHundredDecisions() {
        server.get("/users/x", "x.y.z");
        for (int i = 0; i < 100; i++) {
            server.get("/users/x");
        }

        String decisions = page().substring(page().indexOf("<section id=\"decisions\""));
        assertThat(decisions.split("<td>NO_TOKEN</td>", -1)).hasSize(101);
        assertThat(decisions).doesNotContain("MALFORMED");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"*/*", "text/plain", "text/plain, text/html;q=0.9", "image/png", "application/json;q=0", ";;"})
    void listsRoutesAsText(String accept) {
        HttpResponse<String> response = routes(accept);

        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/plain;charset=utf-8");
        assertThat(response.headers().firstValue("Vary")).hasValue("Accept");
        assertThat(response.body()).isEqualTo(bundle.routes().text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/html;q=0.5, application/json"})
    void listsRoutesAsJson(String accept) {
        HttpResponse<String> response = routes(accept);

        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.body()).isEqualTo(bundle.routes().json());
    }

    @Test
    void listsRoutesAsPageForBrowsers() {
        HttpResponse<String> response = routes("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");

        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        assertThat(response.body())
                .contains("GET /users/{user}", "href=\"/admin/jwt\"")
                .doesNotContain("id=\"keys\"");
    }

    @Test
    void canBeGuarded() throws Exception {
        JwtBundle<Host> guarded = new JwtBundle<>(Host::getJwt);
        guarded.guardAdmin("/jwt/*").scope("ops");
        try (TestServer other = start(guarded, "adminPage: true")) {
            String ops = token(guarded, "op", "ops", Map.of());
            String reader = token(guarded, "op", "reader", Map.of());
            for (String path : List.of("/admin/jwt", "/admin/jwt/", "/admin/jwt/routes", "/admin/jwt/%72outes")) {
                assertThat(other.get(path).statusCode()).isEqualTo(401);
                assertThat(other.get(path, reader).statusCode()).isEqualTo(403);
                assertThat(other.get(path, ops).statusCode()).isEqualTo(200);
            }
            assertThat(other.get("/admin/jwt;x=y").statusCode()).isIn(400, 401, 404);
            assertThat(other.get("/admin/jwt", ops).body())
                    .contains("<th scope=\"row\">* /admin/jwt/*</th><td>token scope=ops</td>");
        }
    }

    @Test
    void anotherServletOfItsPathStopsTheStart() {
        Environment environment = new Environment("test");
        environment.admin().addServlet("own", new DefaultServlet()).addMapping("/jwt/*");
        Routes none = new Routes(List.of());

        assertThatThrownBy(() -> new AdminPage(clock)
                        .register(environment, new PageContent(() -> none, () -> none, null, List.of())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("adminPage serves /jwt/* on the admin connector, and so does another servlet of the "
                        + "application; remove that servlet, or adminPage");
    }
}
