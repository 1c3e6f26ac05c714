package io.github.dropwizardjwt.auth.route;

import static io.github.dropwizardjwt.support.Sections.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.auth.Auth;
import io.dropwizard.core.server.SimpleServerFactory;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.JwtConfiguration;
import io.github.dropwizardjwt.auth.CandidateToken;
import io.github.dropwizardjwt.auth.Open;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.auth.Rule;
import io.github.dropwizardjwt.auth.TokenLocation;
import io.github.dropwizardjwt.json.Json;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestConnector;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenType;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServlet;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoutesTest {
    private final JwtBundle<Host> jwt = new JwtBundle<>(Host::getJwt);

    /** The resource implements it; its annotation counts. */
    public interface Secured {
        @GET
        @Path("secured")
        @RequireToken(scope = "reader")
        String secured();
    }

    @Path("/")
    public static class Everything implements Secured {
        @Override
        public String secured() {
            return "";
        }

        @GET
        @Path("members/{id}")
        @RequireToken(
                sub = "id",
                claims = {"tenant=acme", "motto=say \"hi\""},
                scope = {"a", "b"},
                check = "owner",
                anyOf = {@Rule(claims = "x=1"), @Rule(scope = "y")},
                override = "admin",
                overrideScope = "root")
        public String members(@PathParam("id") String id) {
            return id;
        }

        @POST
        @Path("refresh")
        @RequireToken(type = TokenType.REFRESH, evenIfRevoked = true)
        public String refresh() {
            return "";
        }

        @GET
        @Path("cookie")
        @RequireToken(location = TokenLocation.COOKIE, cookie = "auth")
        public String cookie() {
            return "";
        }

        @GET
        @Path("both")
        @RequireToken(
                location = {TokenLocation.HEADER, TokenLocation.COOKIE},
                cookie = "auth")
        public String both() {
            return "";
        }

        @GET
        @Path("implied")
        @CandidateToken(scope = "later")
        public String implied(@Auth Token token) {
            return token.subject();
        }

        @GET
        @Path("optional")
        @PermitAll
        public String optional(@Auth Optional<Token> token) {
            return token.map(Token::subject).orElse("");
        }

        @GET
        @Path("roles")
        @RolesAllowed({"editor", "author"})
        public String roles() {
            return "";
        }

        @DELETE
        @Path("roles")
        @DenyAll
        public void nobody() {}

        @GET
        @Path("forgotten")
        public String forgotten() {
            return "";
        }

        @GET
        @Path("open")
        @Open("monitoring asks | often,\n and has no token")
        public String open() {
            return "";
        }

        @GET
        @Path("guarded/{id}")
        @Open("behind a guard")
        public String guarded() {
            return "";
        }

        @GET
        @Path("free")
        @PermitAll
        public String free() {
            return "";
        }

        @GET
        @Path("format")
        @Produces("text/plain")
        @RequireToken(scope = "text")
        public String text() {
            return "";
        }

        @GET
        @Path("format")
        @Produces("application/json")
        @RequireToken(scope = "json")
        public String json() {
            return "{}";
        }

        @Path("below")
        @RequireToken(scope = "below")
        public Below below() {
            return new Below();
        }

        @Path("dynamic")
        @RequireToken(scope = "dynamic")
        public Object dynamic() {
            return new Below();
        }
    }

    public static class Below {
        @GET
        @Path("token")
        public String token(@Auth Token token) {
            return token.subject();
        }

        @GET
        @Path("more")
        @RequireToken(claims = "more")
        public String more() {
            return "";
        }

        @GET
        @Path("silent")
        public String silent() {
            return "";
        }
    }

    @Test
    void listsEachRouteWithTheRuleThatIsEnforced() throws Exception {
        try (TestServer server = start()) {
            assertThat(server.get("/open").statusCode()).isEqualTo(200);
            assertThat(jwt.routes().text().lines().map(line -> line.replaceAll(" +", " ")))
                    .containsExactly(
                            "# dropwizard-jwt routes 1",
                            "GET /below/more token scope=below then token claims=more Below#more",
                            "GET /below/silent token scope=below Below#silent",
                            "GET /below/token token scope=below Below#token",
                            "GET /both token header=Authorization or cookie=auth Everything#both",
                            "GET /cookie token cookie=auth Everything#cookie",
                            "* /dynamic/… token scope=dynamic then decided at run time Everything#dynamic",
                            "* /files/* outside Jersey (servlet files, guarded in part) -",
                            "* /files/* token scope=reader (except /files/logo.png) guard",
                            "GET /forgotten denied (not annotated) Everything#forgotten",
                            "GET /format token scope=json produces=application/json Everything#json",
                            "GET /format token scope=text produces=text/plain Everything#text",
                            "GET /free open (no reason) Everything#free",
                            "* /guarded/* token scope=guard guard",
                            "GET /guarded/{id} token scope=guard (\"behind a guard\") Everything#guarded",
                            "GET /implied token Everything#implied",
                            "GET /implied candidate token scope=later Everything#implied",
                            "GET /members/{id} token sub={id} scope=a,b claims=tenant=acme,\"motto=say \\\"hi\\\"\" "
                                    + "check=owner (claims=x=1 or scope=y) unless admin or scope=root "
                                    + "Everything#members",
                            "GET /open open \"monitoring asks | often, and has no token\" Everything#open",
                            "GET /optional optional token Everything#optional",
                            "POST /refresh refresh token even if revoked Everything#refresh",
                            "DELETE /roles denied Everything#nobody",
                            "GET /roles token roles=author|editor Everything#roles",
                            "GET /secured token scope=reader Everything#secured via interface Secured",
                            "* /unnamed outside Jersey (servlet Nothing) -",
                            "* /whole/* token scope=reader (servlet whole) -");
        }
    }

    @Test
    void namesThePathsAsClientsWriteThem() throws Exception {
        SimpleServerFactory server = new SimpleServerFactory();
        server.setConnector(new TestConnector(0));
        server.setApplicationContextPath("/app");
        server.setAdminContextPath("/admin");
        server.setJerseyRootPath("/api/*");
        try (TestServer running = TestServer.startOn(
                server, section(), jwt, environment -> environment.jersey().register(new Healthy()))) {
            assertThat(jwt.routes()).extracting(Route::path).containsExactly("/app/api/healthy");
            assertThat(running.get("/app/api/healthy").statusCode()).isEqualTo(200);
        }
    }

    /** Answers with 405. */
    public static class Nothing extends HttpServlet {
        private static final long serialVersionUID = 1L;
    }

    @Path("healthy")
    public static class Healthy {
        @GET
        @Open("monitoring")
        public String healthy() {
            return "";
        }
    }

    @Test
    void comparesWithAnEarlierText() throws Exception {
        try (TestServer server = start()) {
            assertThat(server.get("/open").statusCode()).isEqualTo(200);
            String text = jwt.routes().text();
            assertThat(jwt.routes().differencesFrom(text)).isEmpty();
            assertThat(jwt.routes().differencesFrom("# a comment\n\n" + text.replaceAll(" +", "  ")))
                    .isEmpty();
            assertThat(jwt.routes()
                            .differencesFrom(text.replace("scope=reader ", "scope=writer ")
                                    .replaceFirst("(?m)^GET +/implied.*\n", "")
                                    .concat("GET /gone token Everything#gone\n")))
                    .contains(
                            "+ GET /implied token Everything#implied",
                            "- GET /gone token Everything#gone",
                            "- GET /secured token scope=writer Everything#secured via interface Secured",
                            "+ GET /secured token scope=reader Everything#secured via interface Secured")
                    .hasSize(8);
        }
    }

    @Test
    void isJsonAndMarkdown() throws Exception {
        try (TestServer server = start()) {
            assertThat(server.get("/open").statusCode()).isEqualTo(200);
            Map<?, ?> json = (Map<?, ?>) Json.read(jwt.routes().json());
            assertThat((List<?>) json.get("routes")).hasSameSizeAs(jwt.routes().all());
            assertThat(jwt.routes().json())
                    .contains("{\"verb\":\"GET\",\"path\":\"/implied\",\"access\":\"token\",\"rule\":\"token\","
                            + "\"candidate\":\"token scope=later\",\"place\":\"Everything#implied\",\"note\":\"\"");
            assertThat(jwt.routes().markdown())
                    .contains(
                            "\n| GET | `/roles` | token roles=author\\|editor | `Everything#roles` |\n",
                            "\n| GET | `/open` | open \"monitoring asks \\| often, and has no token\" |");
        }
    }

    private TestServer start() throws Exception {
        jwt.withCheck("owner", List.of("id"), (token, path) -> true);
        jwt.guard("/files/*").scope("reader").except("/files/logo.png");
        jwt.guard("/whole/*").scope("reader");
        jwt.guard("/guarded/*").scope("guard");
        return TestServer.start(section(), jwt, environment -> {
            environment.servlets().addServlet("files", Nothing.class).addMapping("/files/*");
            environment.getApplicationContext().addServlet(Nothing.class, "/unnamed");
            environment.servlets().addServlet("whole", Nothing.class).addMapping("/whole/*");
            environment.jersey().register(new Everything());
        });
    }

    private static JwtConfiguration section() throws Exception {
        return Sections.read("issuer: https://issuer.example", "algorithm: HS256", "secret: " + SECRET);
    }
}
