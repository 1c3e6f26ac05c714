package io.github.dropwizardjwt;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.dropwizard.core.Application;
import io.dropwizard.core.server.SimpleServerFactory;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.logging.common.ExternalLoggingFactory;
import io.dropwizard.testing.DropwizardTestSupport;
import io.dropwizard.util.DataSize;
import io.github.dropwizardjwt.Sections.Host;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** An application with a {@code jwt:} section, running on a port of its own. */
public final class HostServer implements AutoCloseable {
    private final DropwizardTestSupport<Host> support;

    private HostServer(DropwizardTestSupport<Host> support) {
        this.support = support;
    }

    /** Runs an application with a bundle. */
    static HostServer start(JwtConfiguration jwt, JwtBundle<Host> bundle, Consumer<Environment> run) {
        return start(jwt, List.of(bundle), run);
    }

    /** Runs an application; what keeps it from starting is thrown as it is. */
    static HostServer start(JwtConfiguration jwt, List<JwtBundle<Host>> bundles, Consumer<Environment> run) {
        return start(serverAt(0), jwt, bundles, run);
    }

    /** Runs an application where another one was before. */
    static HostServer startAt(int port, JwtConfiguration jwt, JwtBundle<Host> bundle, Consumer<Environment> run) {
        return start(serverAt(port), jwt, List.of(bundle), run);
    }

    /** Runs an application on a server that is set up further. */
    public static HostServer startOn(
            Consumer<SimpleServerFactory> setup,
            JwtConfiguration jwt,
            JwtBundle<Host> bundle,
            Consumer<Environment> run) {
        SimpleServerFactory server = serverAt(0);
        setup.accept(server);
        return start(server, jwt, List.of(bundle), run);
    }

    private static HostServer start(
            SimpleServerFactory server,
            JwtConfiguration jwt,
            List<JwtBundle<Host>> bundles,
            Consumer<Environment> run) {
        Host configuration = new Host();
        configuration.setJwt(jwt);
        configuration.setServerFactory(server);
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.INFO);
        // Dropwizard's own would take the tests' appenders away.
        configuration.setLoggingFactory(new ExternalLoggingFactory());
        DropwizardTestSupport<Host> support = new DropwizardTestSupport<>(HostApplication.class, configuration) {
            @Override
            public Application<Host> newApplication() {
                return new HostApplication(bundles, run);
            }
        };
        try {
            support.before();
        } catch (Exception e) {
            support.after();
            throw e instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        }
        return new HostServer(support);
    }

    private static SimpleServerFactory serverAt(int port) {
        TestConnector connector = new TestConnector(port);
        connector.setHeaderCacheSize(DataSize.bytes(256));
        SimpleServerFactory server = new SimpleServerFactory();
        server.setConnector(connector);
        server.setApplicationContextPath("/");
        server.setAdminContextPath("/admin");
        return server;
    }

    HttpResponse<String> get(String path) {
        return send(request(path));
    }

    HttpResponse<String> get(String path, String token) {
        return send(request(path).header("Authorization", "Bearer " + token));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        return TestClient.send(request);
    }

    /** The whole answer to a GET with these header lines, sent as they are. */
    String raw(String path, String... headers) {
        return rawRequest("GET " + path, headers);
    }

    /** The whole answer to a request of this method and path, {@code POST /x}, with these header lines, as they are. */
    String rawRequest(String methodAndPath, String... headers) {
        boolean host = Stream.of(headers).anyMatch(line -> line.startsWith("Host:"));
        String head = methodAndPath + " HTTP/1.1\r\n" + (host ? "" : "Host: localhost\r\n") + "Connection: close\r\n";
        String request = head + (headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n") + "\r\n";
        try (Socket socket = new Socket("localhost", port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return support.getLocalPort();
    }

    @Override
    public void close() {
        support.after();
    }

    /** What to run comes from outside; Dropwizard wants a class of its own. */
    static final class HostApplication extends Application<Host> {
        private final List<JwtBundle<Host>> bundles;
        private final Consumer<Environment> run;

        HostApplication(List<JwtBundle<Host>> bundles, Consumer<Environment> run) {
            this.bundles = bundles;
            this.run = run;
        }

        @Override
        public void initialize(Bootstrap<Host> bootstrap) {
            bundles.forEach(bootstrap::addBundle);
        }

        @Override
        public void run(Host configuration, Environment environment) {
            run.accept(environment);
        }
    }
}
