package io.github.dropwizardjwt.support;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.dropwizard.core.Application;
import io.dropwizard.core.server.ServerFactory;
import io.dropwizard.core.server.SimpleServerFactory;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.logging.common.ExternalLoggingFactory;
import io.dropwizard.testing.DropwizardTestSupport;
import io.dropwizard.util.DataSize;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.JwtConfiguration;
import io.github.dropwizardjwt.support.Sections.Host;
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

/** A real Dropwizard application on a port of its own, and a client that sends requests as they are given. */
public final class TestServer implements AutoCloseable {
    private final DropwizardTestSupport<Host> support;

    private TestServer(DropwizardTestSupport<Host> support) {
        this.support = support;
    }

    /** Runs an application without a bundle, with these Jersey components. */
    public static TestServer with(Object... components) {
        return configured(environment -> {
            for (Object component : components) {
                if (component instanceof Class<?> type) {
                    environment.jersey().register(type);
                } else {
                    environment.jersey().register(component);
                }
            }
        });
    }

    /** Runs an application without a bundle; the cause of what keeps it from starting is thrown. */
    public static TestServer configured(Consumer<Environment> run) {
        try {
            return start(serverAt(0), new Host(), List.of(), run);
        } catch (RuntimeException e) {
            throw rootOf(e);
        }
    }

    private static RuntimeException rootOf(RuntimeException e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root instanceof RuntimeException failure ? failure : new IllegalStateException(root);
    }

    /** Runs an application with a {@code jwt:} section. */
    public static TestServer start(JwtConfiguration jwt, JwtBundle<Host> bundle, Consumer<Environment> run) {
        return start(jwt, List.of(bundle), run);
    }

    /** Runs an application with several bundles; what keeps it from starting is thrown as it is. */
    public static TestServer start(JwtConfiguration jwt, List<JwtBundle<Host>> bundles, Consumer<Environment> run) {
        return start(serverAt(0), host(jwt), bundles, run);
    }

    /** Runs an application where another one was before. */
    public static TestServer startAt(
            int port, JwtConfiguration jwt, JwtBundle<Host> bundle, Consumer<Environment> run) {
        return start(serverAt(port), host(jwt), List.of(bundle), run);
    }

    /** Runs an application on a server that is set up further. */
    public static TestServer startOn(
            Consumer<SimpleServerFactory> setup,
            JwtConfiguration jwt,
            JwtBundle<Host> bundle,
            Consumer<Environment> run) {
        SimpleServerFactory server = serverAt(0);
        setup.accept(server);
        return startOn(server, jwt, bundle, run);
    }

    /** Runs an application on this server. */
    public static TestServer startOn(
            ServerFactory server, JwtConfiguration jwt, JwtBundle<Host> bundle, Consumer<Environment> run) {
        return start(server, host(jwt), List.of(bundle), run);
    }

    private static Host host(JwtConfiguration jwt) {
        Host host = new Host();
        host.setJwt(jwt);
        return host;
    }

    private static TestServer start(
            ServerFactory server, Host configuration, List<JwtBundle<Host>> bundles, Consumer<Environment> run) {
        configuration.setServerFactory(server);
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.INFO);
        // Dropwizard's own would take the tests' appenders away.
        configuration.setLoggingFactory(new ExternalLoggingFactory());
        DropwizardTestSupport<Host> support = new DropwizardTestSupport<>(TestApplication.class, configuration) {
            @Override
            public Application<Host> newApplication() {
                return new TestApplication(bundles, run);
            }
        };
        try {
            support.before();
        } catch (Exception e) {
            support.after();
            throw e instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        }
        return new TestServer(support);
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

    public HttpResponse<String> get(String path) {
        return send(request(path));
    }

    public HttpResponse<String> get(String path, String token) {
        return send(request(path).header("Authorization", "Bearer " + token));
    }

    public HttpResponse<String> send(String method, String path) {
        return send(request(path).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    public HttpResponse<String> send(String method, String path, String token) {
        return send(request(path)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Authorization", "Bearer " + token));
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        return TestClient.send(request);
    }

    /** The whole answer to a GET with these header lines, sent as they are. */
    public String raw(String path, String... headers) {
        return rawRequest("GET " + path, headers);
    }

    /** The whole answer to a request of this method and path, {@code POST /x}, with these header lines, as they are. */
    public String rawRequest(String methodAndPath, String... headers) {
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

    /** The same, unless the admin port is another one. */
    public int adminPort() {
        return support.getAdminPort();
    }

    @Override
    public void close() {
        support.after();
    }

    /** What to run comes from outside; Dropwizard wants a class of its own. */
    private static final class TestApplication extends Application<Host> {
        private final List<JwtBundle<Host>> bundles;
        private final Consumer<Environment> run;

        TestApplication(List<JwtBundle<Host>> bundles, Consumer<Environment> run) {
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
