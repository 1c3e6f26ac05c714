package io.github.dropwizardjwt.browser;

import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.DropwizardTestSupport;
import io.github.dropwizardjwt.example.ExampleApplication;
import io.github.dropwizardjwt.example.ExampleConfiguration;
import io.github.dropwizardjwt.testing.JwtTest;
import io.github.dropwizardjwt.testing.TestClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

/** The example service with its page, and what another client of a user does there. */
final class ExamplePage implements AutoCloseable {
    private final DropwizardTestSupport<ExampleConfiguration> service;
    private final TestClock clock;

    private ExamplePage(DropwizardTestSupport<ExampleConfiguration> service) {
        this.service = service;
        this.clock = JwtTest.of(service).clock();
    }

    /** Starts it as the file {@code config.yml} says, with its data in this directory. */
    static ExamplePage start(Path data) throws Exception {
        String database = "jdbc:h2:file:" + data.resolve("users");
        DropwizardTestSupport<ExampleConfiguration> service = new DropwizardTestSupport<>(
                ExampleApplication.class,
                "../config.yml",
                ConfigOverride.config("server.applicationConnectors[0].port", "0"),
                ConfigOverride.config("server.adminConnectors[0].port", "0"),
                ConfigOverride.config("logging.level", "WARN"),
                ConfigOverride.config("database.url", database),
                ConfigOverride.config("jwt.sessions.database.url", database),
                // The machine may be busy with other tests.
                ConfigOverride.config("jwt.sessions.timeout", "10s"),
                ConfigOverride.config(
                        "jwt.secretFile", data.resolve("jwt.secret").toString()));
        service.before();
        return new ExamplePage(service);
    }

    String url() {
        return "http://localhost:" + service.getLocalPort() + "/app/";
    }

    /** Moves the clock of the service. */
    void pass(Duration time) {
        clock.advance(time);
    }

    /** The auth token of a program that logs in with a user's password. */
    String logInElsewhere(String name) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(path("/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=" + name + "&password=" + name + "-password"));
        String body = send(request).body();
        return body.replaceFirst("(?s).*\"auth_token\":\"([^\"]+)\".*", "$1");
    }

    /** Ends all sessions of a user. */
    void logOutEverywhere(String name) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(path("/auth/logout-all"))
                .header("Authorization", "Bearer " + logInElsewhere(name))
                .POST(BodyPublishers.noBody());
        int status = send(request).statusCode();
        if (status != 200) {
            throw new IllegalStateException("The logout was answered with " + status);
        }
    }

    /** Whether the service accepts a token. */
    boolean accepts(String token) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(path("/protected_route")).header("Authorization", "Bearer " + token);
        return send(request).statusCode() == 200;
    }

    private URI path(String path) {
        return URI.create("http://localhost:" + service.getLocalPort() + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        service.after();
    }
}
