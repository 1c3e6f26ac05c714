package io.github.dropwizardjwt.auth;

import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.server.SimpleServerFactory;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.testing.DropwizardTestSupport;
import io.github.dropwizardjwt.TestClient;
import io.github.dropwizardjwt.TestConnector;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.Consumer;

/** A real Dropwizard server with the given Jersey components, and a client that sends what it is told. */
final class TestServer implements AutoCloseable {
    private final DropwizardTestSupport<Configuration> support;

    private TestServer(DropwizardTestSupport<Configuration> support) {
        this.support = support;
    }

    static TestServer with(Object... components) {
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

    static TestServer configured(Consumer<Environment> setup) {
        DropwizardTestSupport<Configuration> support =
                new DropwizardTestSupport<>(TestApplication.class, configuration()) {
                    @Override
                    public Application<Configuration> newApplication() {
                        return new TestApplication(setup);
                    }
                };
        try {
            support.before();
        } catch (Exception e) {
            support.after();
            throw rootOf(e);
        }
        return new TestServer(support);
    }

    private static RuntimeException rootOf(Exception e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root instanceof RuntimeException failure ? failure : new IllegalStateException(root);
    }

    private static Configuration configuration() {
        SimpleServerFactory server = new SimpleServerFactory();
        server.setConnector(new TestConnector(0));
        server.setApplicationContextPath("/");
        server.setAdminContextPath("/admin");
        Configuration configuration = new Configuration();
        configuration.setServerFactory(server);
        return configuration;
    }

    HttpResponse<String> get(String path) {
        return send(request(path));
    }

    HttpResponse<String> get(String path, String token) {
        return send(request(path).header("Authorization", "Bearer " + token));
    }

    HttpResponse<String> send(String method, String path) {
        return send(request(path).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    HttpResponse<String> send(String method, String path, String token) {
        return send(request(path)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Authorization", "Bearer " + token));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + support.getLocalPort() + path));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        return TestClient.send(request);
    }

    @Override
    public void close() {
        support.after();
    }

    /** What to run comes from outside; Dropwizard wants a class of its own. */
    static final class TestApplication extends Application<Configuration> {
        private final Consumer<Environment> setup;

        TestApplication(Consumer<Environment> setup) {
            this.setup = setup;
        }

        @Override
        public void run(Configuration configuration, Environment environment) {
            setup.accept(environment);
        }
    }
}
