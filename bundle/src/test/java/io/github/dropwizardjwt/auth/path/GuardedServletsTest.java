package io.github.dropwizardjwt.auth.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.auth.Auth;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.servlets.assets.AssetServlet;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.session.Decision;
import io.github.dropwizardjwt.session.JwtEventListener;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.SettableClock;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Guarded servlets, assets and resources, by the same rules and with the same responses as {@code @RequireToken}. */
class GuardedServletsTest {
    private static final SettableClock CLOCK = new SettableClock(Instant.ofEpochSecond(1_790_000_000));
    private static final List<Token> ACCEPTED = new CopyOnWriteArrayList<>();
    private static final List<Decision> DECISIONS = new CopyOnWriteArrayList<>();

    @AutoClose
    private static TestServer server;

    @AutoClose
    private static TestServer open;

    private static JwtBundle<Host> bundle;

    @BeforeAll
    static void start() throws Exception {
        bundle = bundle();
        bundle.guard("/files/*");
        bundle.guard("/scoped/*").scope("reader").override("root");
        bundle.guard("/files/tenant/*").claims("tenant=7");
        bundle.guard("/one");
        bundle.guard("/checked/*").check("is-alice");
        bundle.guard("/webui/*")
                .cookie("auth_token")
                .redirectTo("/webui/login.html")
                .except("/webui/login.html", "/webui/public/*");
        bundle.guard("/either/*").headerOrCookie("auth_token");
        bundle.guard("/jersey/guarded/*").scope("reader");
        server = started(bundle);
        open = started(bundle());
    }

    private static JwtBundle<Host> bundle() {
        return new JwtBundle<>(Host::getJwt)
                .withClock(CLOCK)
                .withCheck("is-alice", List.of(), (token, path) -> {
                    if (token.subject().equals("broken")) {
                        throw new IllegalStateException("no answer");
                    }
                    return token.subject().equals("alice");
                })
                .withEvents(new Recorder());
    }

    private static TestServer started(JwtBundle<Host> bundle) throws Exception {
        return TestServer.start(
                Sections.read(
                        "issuer: tests",
                        "algorithm: HS256",
                        "secret: " + Sections.SECRET,
                        "sessions: {type: memory, keepGrantsFromLogin: true}",
                        "roleHierarchy: {editor: [reader]}"),
                bundle,
                GuardedServletsTest::run);
    }

    private static void run(Environment environment) {
        var servlets = environment.servlets();
        servlets.addServlet("files", new Who())
                .addMapping("/files/*", "/scoped/*", "/one/*", "/checked/*", "/either/*", "/free/*");
        var later = servlets.addServlet("async", new Later());
        later.setAsyncSupported(true);
        later.addMapping("/files-async/*", "/files/async/*");
        servlets.addServlet("forward", new Forward()).addMapping("/forward/*");
        servlets.addServlet("assets", new AssetServlet("guarded", "/webui", "index.html", StandardCharsets.UTF_8))
                .addMapping("/webui/*");
        environment.jersey().setUrlPattern("/jersey/*");
        environment.jersey().register(new Resource());
    }

    @BeforeEach
    void forget() {
        ACCEPTED.clear();
        DECISIONS.clear();
    }

    private static String token(String subject, String scope) {
        return bundle.sessions()
                .open(subject, scope, Map.of("tenant", 7))
                .auth()
                .signed();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/files",
                "/files/",
                "/files/x",
                "/files/async/x",
                "/one",
                "/one/",
                "/webui/a.txt",
                "/webui/",
                "/scoped/x",
                "/checked/x",
                "/either/x",
                "/jersey/guarded/open"
            })
    void needATokenWhereTheyAreGuardedAndOnlyThere(String path) {
        HttpResponse<String> rejected = server.get(path);

        assertThat(rejected.statusCode()).isEqualTo(401);
        assertThat(rejected.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"api\"");
        assertThat(rejected.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(rejected.body())
                .isEqualTo("{\"code\":401,\"message\":\"A token is required to access this resource.\"}");
        assertThat(open.get(path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/free/x",
                "/one/below",
                "/webui/login.html",
                "/webui/public/p.txt",
                "/files-async/x",
                "/jersey/open"
            })
    void leaveOtherPathsOpen(String path) {
        assertThat(server.get(path).statusCode()).isEqualTo(200);
        assertThat(ACCEPTED).isEmpty();
    }

    @Test
    void admitAValidToken() {
        HttpResponse<String> response = server.get("/files/x", token("alice", "writer"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("REQUEST Token alice alice reader=false");
        assertThat(ACCEPTED).extracting(Token::subject).containsExactly("alice");
        assertThat(server.get("/files/x", token("bob", "editor")).body()).endsWith("bob reader=true");
        assertThat(server.get("/free/x").body()).isEqualTo("REQUEST null null reader=false");
    }

    @Test
    void showTheCallerToAsynchronousServletsToo() {
        assertThat(server.get("/files/async/x", token("alice", "reader")).body())
                .isEqualTo("ASYNC Token alice alice reader=true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bad", "a.b.c", "eyJhbGciOiJub25lIn0.e30."})
    void rejectWhatIsNoToken(String text) {
        HttpResponse<String> response = server.get("/files/x", text);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer realm=\"api\", error=\"invalid_token\"");
    }

    @Test
    void rejectRefreshTokensRevokedAndExpiredOnes() {
        var pair = bundle.sessions().open("alice", "reader", Map.of());
        assertThat(server.get("/files/x", pair.refresh().signed()).statusCode()).isEqualTo(401);
        assertThat(reason()).isEqualTo(Reason.WRONG_TYPE);

        assertThat(server.get("/files/x", pair.auth().signed()).statusCode()).isEqualTo(200);
        bundle.sessions().revoke(pair.auth());
        assertThat(server.get("/files/x", pair.auth().signed()).statusCode()).isEqualTo(401);
        assertThat(reason()).isEqualTo(Reason.REVOKED);

        String expiring = token("alice", "reader");
        Instant now = CLOCK.instant();
        CLOCK.set(now.plusSeconds(3600));
        assertThat(server.get("/files/x", expiring).statusCode()).isEqualTo(401);
        assertThat(reason()).isEqualTo(Reason.EXPIRED);
        CLOCK.set(now);
    }

    private static Reason reason() {
        return DECISIONS.get(DECISIONS.size() - 1).reason();
    }

    @Test
    void rejectAMissingScopeAndNameIt() {
        HttpResponse<String> response = server.get("/scoped/x", token("alice", "writer"));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer realm=\"api\", error=\"insufficient_scope\", scope=\"reader\"");
        assertThat(server.get("/scoped/x", token("alice", "reader")).statusCode())
                .isEqualTo(200);
        assertThat(DECISIONS).hasSize(1);
        Decision decision = DECISIONS.get(0);
        assertThat(decision.reason()).isEqualTo(Reason.SCOPE_MISSING);
        assertThat(decision.verb()).isEqualTo("GET");
        assertThat(decision.route()).isEqualTo("/scoped/*");
        assertThat(decision.resource()).isEqualTo("guard");
        assertThat(decision.token().orElseThrow().subject()).isEqualTo("alice");
    }

    @Test
    void reportAnOverride() {
        String root = bundle.sessions()
                .open("admin", "none", Map.of("root", true))
                .auth()
                .signed();

        assertThat(server.get("/scoped/x", root).statusCode()).isEqualTo(200);

        assertThat(DECISIONS).extracting(Decision::waived).containsExactly(Optional.of(Reason.SCOPE_MISSING));
        assertThat(ACCEPTED).hasSize(1);
    }

    @Test
    void mustAllBeMetWhereSeveralCoverAPath() {
        String other = bundle.sessions()
                .open("alice", "reader", Map.of("tenant", 8))
                .auth()
                .signed();

        assertThat(server.get("/files/tenant/x", token("alice", "reader")).statusCode())
                .isEqualTo(200);
        assertThat(ACCEPTED).hasSize(1);
        assertThat(server.get("/files/x", other).statusCode()).isEqualTo(200);
        assertThat(server.get("/files/tenant/x", other).statusCode()).isEqualTo(403);
        assertThat(server.get("/files/tenant/x").statusCode()).isEqualTo(401);
    }

    @Test
    void askChecks() {
        assertThat(server.get("/checked/x", token("alice", "")).statusCode()).isEqualTo(200);
        assertThat(server.get("/checked/x", token("bob", "")).statusCode()).isEqualTo(403);
        HttpResponse<String> response = server.get("/checked/x", token("broken", ""));
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).isEqualTo("{\"code\":503,\"message\":\"Tokens cannot be checked at the moment.\"}");
        assertThat(response.headers().firstValue("WWW-Authenticate")).isEmpty();
    }

    @Test
    void respondWithAProblemWhereItIsAsked() {
        var response =
                server.send(server.request("/files/x").header("Accept", "text/html, Application/Problem+JSON;q=0.5"));

        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.body())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401,"
                        + "\"detail\":\"A token is required to access this resource.\"}");
        for (String accept : List.of("*/*", "application/*", "application/problem+json;q=0", "x", ";;,/", "a/b/c")) {
            assertThat(server.send(server.request("/files/x").header("Accept", accept))
                            .headers()
                            .firstValue("Content-Type"))
                    .as(accept)
                    .hasValue("application/json");
        }
    }

    @Test
    void rejectMalformedAndSeveralCredentialsWith400() {
        String alice = token("alice", "reader");
        assertThat(status("/files/x", "Authorization", "Bearer ")).isEqualTo(400);
        assertThat(status("/files/x", "Authorization", "Bearer a b")).isEqualTo(400);
        assertThat(status("/files/x", "Authorization", "Bearer " + alice, "Authorization", "Bearer " + alice))
                .isEqualTo(400);
        assertThat(status("/either/x", "Authorization", "Bearer " + alice, "Cookie", "auth_token=" + alice))
                .isEqualTo(400);
        assertThat(status("/webui/a.txt", "Cookie", "auth_token=" + alice + "; auth_token=" + alice))
                .isEqualTo(400);
        assertThat(status("/files/x", "Authorization", "Basic YTpi")).isEqualTo(401);
    }

    @Test
    void readTheTokenFromItsPlaceOnly() {
        String alice = token("alice", "reader");
        assertThat(status("/webui/a.txt", "Cookie", "auth_token=" + alice)).isEqualTo(200);
        assertThat(status("/webui/a.txt", "Authorization", "Bearer " + alice)).isEqualTo(401);
        assertThat(status("/files/x", "Cookie", "auth_token=" + alice)).isEqualTo(401);
        assertThat(status("/files/x?access_token=" + alice)).isEqualTo(401);
        assertThat(status("/either/x", "Cookie", "auth_token=" + alice)).isEqualTo(200);
        assertThat(status("/either/x", "Authorization", "Bearer " + alice)).isEqualTo(200);
        assertThat(status("/either/x")).isEqualTo(401);
    }

    private static int status(String path, String... headers) {
        var request = server.request(path);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return server.send(request).statusCode();
    }

    @Test
    void redirectPagesToTheLoginPage() {
        HttpResponse<String> response =
                server.send(server.request("/webui/a.txt?x=1&y=%2F").header("Accept", "text/html,*/*;q=0.8"));

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.headers().firstValue("Location"))
                .hasValue("/webui/login.html?next=%2Fwebui%2Fa.txt%3Fx%3D1%26y%3D%252F");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(response.headers().firstValue("Vary")).hasValue("Accept");
        assertThat(response.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertThat(response.body()).isEmpty();
        assertThat(status("/webui/a.txt", "Accept", "text/html", "Sec-Fetch-Mode", "cors"))
                .isEqualTo(401);
        assertThat(status("/files/x", "Accept", "text/html")).isEqualTo(401);
        assertThat(server.raw("//evil.example/../webui/a.txt", "Accept: text/html"))
                .startsWith("HTTP/1.1 400 ");
    }

    @ParameterizedTest
    @CsvSource({"HEAD,401", "POST,401", "PUT,401", "DELETE,401", "OPTIONS,401", "PURGE,401"})
    void guardAllMethods(String method, int status) {
        HttpResponse<String> response = server.send(method, "/files/x");

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body().isEmpty()).isEqualTo(method.equals("HEAD"));
    }

    @Test
    void rejectRequestsWithUnreadBodies() {
        // A client that sends all of it may find the connection closed before it reads the response.
        assertThat(server.rawRequest("POST /files/x", "Content-Length: 1000000"))
                .startsWith("HTTP/1.1 401 ");
        assertThat(server.rawRequest("POST /files/x", "Content-Length: 10", "Expect: 100-continue"))
                .startsWith("HTTP/1.1 401 ")
                .doesNotContain("100 Continue");
    }

    @Test
    void leaveNobodyToTheNextRequestOfAConnection() {
        assertThat(server.get("/files/x", token("alice", "reader")).body()).contains("alice");
        for (int i = 0; i < 10; i++) {
            assertThat(server.get("/free/x").body()).isEqualTo("REQUEST null null reader=false");
        }
    }

    @Test
    void standBeforeJersey() {
        assertThat(server.get("/jersey/guarded/open", token("alice", "reader")).body())
                .isEqualTo("Token alice true");
        assertThat(server.get("/jersey/guarded/open", token("alice", "")).statusCode())
                .isEqualTo(403);
        assertThat(server.get("/jersey/guarded/token", token("alice", "reader")).body())
                .isEqualTo("alice");
        assertThat(server.get("/jersey/open").body()).isEqualTo("nobody false");
    }

    /** As with constraints of servlets. */
    @Test
    void doNotCoverWhatAnOpenServletForwardsTo() {
        assertThat(server.get("/forward/x").body()).isEqualTo("FORWARD null null reader=false");
    }

    private static final class Recorder implements JwtEventListener {
        @Override
        public void accepted(Token token) {
            ACCEPTED.add(token);
        }

        @Override
        public void rejected(Decision decision) {
            DECISIONS.add(decision);
        }

        @Override
        public void overridden(Decision decision) {
            DECISIONS.add(decision);
        }
    }

    private static void writeCaller(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var principal = request.getUserPrincipal();
        response.getWriter()
                .print(request.getDispatcherType() + " "
                        + (principal == null ? null : principal.getClass().getSimpleName() + " " + principal.getName())
                        + " " + request.getRemoteUser() + " reader=" + request.isUserInRole("reader"));
    }

    @SuppressWarnings("serial")
    private static final class Who extends HttpServlet {
        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            writeCaller(request, response);
        }
    }

    @SuppressWarnings("serial")
    private static final class Later extends HttpServlet {
        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (request.getDispatcherType() == DispatcherType.ASYNC) {
                writeCaller(request, response);
            } else {
                AsyncContext context = request.startAsync();
                context.start(context::dispatch);
            }
        }
    }

    @SuppressWarnings("serial")
    private static final class Forward extends HttpServlet {
        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws IOException, ServletException {
            request.getRequestDispatcher("/files/x").forward(request, response);
        }
    }

    @Path("/")
    public static final class Resource {
        @GET
        @PermitAll
        @Path("{a:guarded/open|open}")
        public String open(@Context SecurityContext context) {
            var principal = context.getUserPrincipal();
            return (principal == null ? "nobody" : principal.getClass().getSimpleName() + " " + principal.getName())
                    + " " + context.isUserInRole("reader");
        }

        @GET
        @RequireToken(scope = "reader")
        @Path("guarded/token")
        public String token(@Auth Token token) {
            return token.subject();
        }
    }
}
