package io.github.dropwizardjwt.auth.path;

import static io.github.dropwizardjwt.auth.path.SocketServer.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.health.HealthCheck;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.core.server.ServerFactory;
import io.dropwizard.core.server.SimpleServerFactory;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.servlets.tasks.Task;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestConnector;
import io.github.dropwizardjwt.support.TestServer;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The admin port, and the admin path of a server that has one port only. */
class GuardedAdminTest {
    @AutoClose
    private static Admin ofDefaultServer;

    @AutoClose
    private static Admin ofSimpleServer;

    /** Where the admin paths of a server begin. */
    private static final class Admin implements AutoCloseable {
        private final String path;
        private final JwtBundle<Host> bundle = new JwtBundle<>(Host::getJwt);
        private final TestServer server;

        Admin(String path, ServerFactory factory, Consumer<JwtBundle<Host>> guards) throws Exception {
            this.path = path;
            guards.accept(bundle);
            server = TestServer.startOn(
                    factory,
                    Sections.read("issuer: example-service", "algorithm: HS256", "secret: " + Sections.SECRET),
                    bundle,
                    GuardedAdminTest::addToAdmin);
        }

        RawAnswer get(String below, String... headers) {
            return send("GET", below, headers);
        }

        RawAnswer runTask(String... headers) {
            return send("POST", "/tasks/hello", headers);
        }

        private RawAnswer send(String method, String below, String... headers) {
            Stream<String> all =
                    Stream.concat(Stream.of("Connection: close", "Content-Length: 0"), Arrays.stream(headers));
            return RawAnswer.toRequest(server.adminPort(), method + " " + path + below, all.toArray(String[]::new));
        }

        String token(String scope) {
            return bearer(bundle.tokens().authToken("op", scope, Map.of()).signed());
        }

        @Override
        public void close() {
            server.close();
        }

        @Override
        public String toString() {
            return "admin path \"" + path + "\"";
        }
    }

    @BeforeAll
    static void start() throws Exception {
        ofDefaultServer = new Admin("", defaultServer(), GuardedAdminTest::guard);
        ofSimpleServer = new Admin("/admin", simpleServer(), GuardedAdminTest::guard);
    }

    private static void guard(JwtBundle<Host> bundle) {
        bundle.guardAdmin("/tasks/*").scope("ops");
        bundle.guardAdmin("/*").except("/healthcheck", "/ping");
    }

    static List<Admin> both() {
        return List.of(ofDefaultServer, ofSimpleServer);
    }

    private static ServerFactory defaultServer() {
        DefaultServerFactory factory = new DefaultServerFactory();
        factory.setApplicationConnectors(List.of(new TestConnector(0)));
        factory.setAdminConnectors(List.of(new TestConnector(0)));
        return factory;
    }

    private static ServerFactory simpleServer() {
        SimpleServerFactory factory = new SimpleServerFactory();
        factory.setConnector(new TestConnector(0));
        return factory;
    }

    private static void addToAdmin(Environment environment) {
        environment.healthChecks().register("always", new HealthCheck() {
            @Override
            protected Result check() {
                return Result.healthy();
            }
        });
        environment.admin().addTask(new Task("hello") {
            @Override
            public void execute(Map<String, List<String>> parameters, PrintWriter output) {
                output.print("hello");
            }
        });
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("both")
    void healthStaysOpen(Admin admin) {
        assertThat(admin.get("/healthcheck").text()).contains("\"always\":{\"healthy\":true");
        assertThat(admin.get("/ping").text()).contains("pong");
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("both")
    void everythingElseNeedsToken(Admin admin) {
        for (String path : new String[] {"/", "/metrics", "/threads", "/healthcheck/", "/tasks/hello", "/none"}) {
            RawAnswer answer = admin.get(path);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"api\"");
            assertThat(admin.get(path, bearer("x.y.z")).status()).isEqualTo(401);
        }
        assertThat(admin.get("/metrics", admin.token("reader")).text()).contains("\"gauges\"");
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("both")
    void tasksNeedScope(Admin admin) {
        assertThat(admin.runTask().status()).isEqualTo(401);
        assertThat(admin.runTask(bearer("x.y.z")).status()).isEqualTo(401);
        RawAnswer forbidden = admin.runTask(admin.token("reader"));
        assertThat(forbidden.status()).isEqualTo(403);
        assertThat(forbidden.header("WWW-Authenticate")).contains("scope=\"ops\"");
        assertThat(admin.runTask(admin.token("ops")).text()).contains("hello");
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("both")
    void isOpenWithoutGuards(Admin admin) throws Exception {
        ServerFactory factory = admin == ofDefaultServer ? defaultServer() : simpleServer();
        try (Admin open = new Admin(admin.path, factory, bundle -> {})) {
            assertThat(open.runTask().text()).contains("hello");
            assertThat(open.get("/metrics").text()).contains("\"gauges\"");
        }
    }

    /** Guards of the admin port do not concern the application, whose paths may be the same. */
    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("both")
    void applicationIsNoConcern(Admin admin) {
        String path = admin == ofSimpleServer ? "/application/tasks/hello" : "/tasks/hello";

        assertThat(RawAnswer.toRequest(admin.server.port(), "GET " + path).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//metrics",
                "/;/metrics",
                "/;a/metrics",
                "/metrics;a=b",
                "/%6detrics",
                "/METRICS",
                "/metrics/",
                "/metrics/.",
                "/./metrics",
                "/x/../metrics",
                "/metrics%20",
                "/metrics%2F",
                "/healthcheck/../metrics",
                "/healthcheck;x/../metrics",
                "/healthcheck;/../metrics",
                "/healthcheck/x;y/../../metrics",
                "/ping/../tasks/hello",
                "/ping;x/../tasks/hello",
                "/healthcheck/%2e%2e/metrics",
                "/healthcheck/..;/metrics",
                "/healthcheck/..%2fmetrics",
                "/healthcheck%2f..%2fmetrics",
                "/healthcheck/..%5cmetrics",
                "/healthcheck/metrics",
                "/healthcheck%00/../metrics",
                "/healthcheck%3F/../metrics",
                "/healthcheck%23/../metrics",
                "/HEALTHCHECK",
                "/healthcheck%20"
            })
    void oddPathsStayClosed(String path) {
        for (Admin admin : both()) {
            assertThat(admin.get(path).status()).isIn(400, 401, 404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/healthcheck?pretty=true", "/./ping", "/x/../ping", "/%70ing", "/ping;x"})
    void otherNamesOfOpenPathsAreOpen(String path) {
        for (Admin admin : both()) {
            assertThat(admin.get(path).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ADMIN/metrics",
                "/Admin/metrics",
                "/admin;x/metrics",
                "/%61dmin/metrics",
                "/application/../admin/metrics",
                "/application;x/../admin/metrics",
                "/application/x;y/../../admin/metrics",
                "/application/%2e%2e/admin/metrics",
                "/application/..;/admin/metrics",
                "/admin/../admin/metrics",
                "/admin//metrics",
                "//admin/metrics",
                "/admin%2Fmetrics",
                "/x/../admin/metrics",
                "/admin/healthcheck/../../admin/metrics",
                "http://localhost/admin/metrics"
            })
    void oddPathsOfTheSimpleServerStayClosed(String path) {
        assertThat(RawAnswer.toRequest(ofSimpleServer.server.port(), "GET " + path)
                        .status())
                .isIn(400, 401, 404);
    }
}
