package io.github.dropwizardjwt.support;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.health.HealthCheck;
import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.JwtConfiguration;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.support.Sections.Host;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** A service that trusts an issuer, running. */
public final class IssuerServer implements AutoCloseable {
    private final TestServer server;
    private final Environment environment;
    private final JwtBundle<Host> bundle;

    private IssuerServer(TestServer server, Environment environment, JwtBundle<Host> bundle) {
        this.server = server;
        this.environment = environment;
        this.bundle = bundle;
    }

    /** Trusts these entries, given as YAML in braces. */
    public static IssuerServer trusting(String... entries) {
        AtomicReference<Environment> environment = new AtomicReference<>();
        JwtBundle<Host> bundle = new JwtBundle<>(Host::getJwt);
        TestServer server = TestServer.start(section(entries), bundle, run -> {
            environment.set(run);
            run.jersey().register(new Resources());
        });
        return new IssuerServer(server, environment.get(), bundle);
    }

    public static JwtConfiguration section(String... entries) {
        try {
            return Sections.read(Stream.concat(
                            Stream.of(
                                    "issuer: own", "algorithm: HS256", "secret: " + Sections.SECRET, "trustedIssuers:"),
                            Stream.of(entries).map(entry -> "  - {" + entry + "}"))
                    .toArray(String[]::new));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Path("/")
    public static final class Resources {
        @GET
        @RequireToken(scope = "read")
        public String get() {
            return "read";
        }
    }

    /** The status of an answer to a request with this token. */
    public int status(String token) {
        return server.get("/", token).statusCode();
    }

    public int statusOfOwnToken() {
        return status(bundle.tokens().authToken("alice", "read").signed());
    }

    public TestServer http() {
        return server;
    }

    public HealthCheck.Result health(String issuer) {
        return environment.healthChecks().runHealthCheck("jwt-issuer-" + issuer);
    }

    public Object gauge(String issuer, String name) {
        return ((Gauge<?>) environment.metrics().getMetrics().get("jwt.issuers." + issuer + "." + name)).getValue();
    }

    @Override
    public void close() {
        server.close();
    }
}
