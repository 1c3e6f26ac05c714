package io.github.dropwizardjwt;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestServer;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** {@code routeMetrics: true}. */
class RouteMetricsTest {
    private final JwtBundle<Host> bundle = new JwtBundle<>(Host::getJwt);
    private MetricRegistry metrics;

    @Path("/users")
    public static final class UserResource {
        @GET
        @Path("{username}")
        @RequireToken(sub = "username")
        public String greet(@PathParam("username") String username) {
            return username;
        }

        @GET
        @Path("username")
        @RequireToken
        public String literal() {
            return "";
        }

        @Path("{username}/orders")
        @RequireToken(sub = "username")
        public OrderResource orders() {
            return new OrderResource();
        }
    }

    public static final class OrderResource {
        @GET
        @Path("{id: [0-9]+}")
        @RequireToken
        public String one() {
            return "";
        }
    }

    private static final class Files extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            response.setStatus(204);
        }
    }

    private TestServer start(String... further) throws Exception {
        bundle.guard("/files/*");
        bundle.guard("/files/secret/*");
        return TestServer.startOn(
                factory -> factory.setJerseyRootPath("/api/*"),
                Sections.read(
                        "issuer: tests", "algorithm: HS256", "secret: " + Sections.SECRET, String.join("\n", further)),
                bundle,
                environment -> {
                    metrics = environment.metrics();
                    environment.jersey().register(new UserResource());
                    environment.servlets().addServlet("files", new Files()).addMapping("/files/*");
                });
    }

    private Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        metrics.getCounters().forEach((name, counter) -> {
            if (name.startsWith("jwt.routes.")) {
                counts.put(name.substring("jwt.routes.".length()), counter.getCount());
            }
        });
        return counts;
    }

    @Test
    void countsEachRouteByItself() throws Exception {
        try (TestServer server = start("routeMetrics: true")) {
            String alice = bundle.tokens().authToken("alice").signed();
            server.get("/api/users/alice", alice);
            server.get("/api/users/alice", alice);
            server.get("/api/users/bob", alice);
            server.get("/api/users/username", alice);
            server.get("/api/users/alice/orders/7", alice);
            server.get("/files/x", alice);
            server.get("/files/secret/x", alice);
            server.get("/files/secret/x");

            assertThat(counts())
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            "GET__api_users__username_.accepted", 2L,
                            "GET__api_users__username_.rejected", 1L,
                            "GET__api_users_username.accepted", 1L,
                            "GET__api_users__username__orders__id___0_9___.accepted", 1L,
                            "GET__files__.accepted", 1L,
                            "GET__files__.rejected", 1L,
                            "GET__files_secret__.accepted", 1L));
        }
    }

    @Test
    void countsNoRoutesUnlessAsked() throws Exception {
        try (TestServer server = start()) {
            server.get("/api/users/alice", bundle.tokens().authToken("alice").signed());

            assertThat(counts()).isEmpty();
            assertThat(metrics.counter("jwt.accepted").getCount()).isEqualTo(1);
        }
    }
}
