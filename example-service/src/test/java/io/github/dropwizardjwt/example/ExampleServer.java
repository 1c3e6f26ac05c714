package io.github.dropwizardjwt.example;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.core.Application;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.DropwizardTestSupport;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The example service, or another application with its configuration, on a free port, with its data in a directory. */
final class ExampleServer implements AutoCloseable {
    private static final ObjectMapper JSON = Jackson.newObjectMapper();

    private final DropwizardTestSupport<ExampleConfiguration> support;
    private final String databaseUrl;

    private ExampleServer(
            Class<? extends Application<ExampleConfiguration>> application,
            String configuration,
            Path data,
            ConfigOverride... settings)
            throws Exception {
        databaseUrl = databaseUrl(data);
        List<ConfigOverride> overrides = new ArrayList<>(List.of(settings));
        overrides.add(ConfigOverride.config("server.applicationConnectors[0].port", "0"));
        overrides.add(ConfigOverride.config("server.adminConnectors[0].port", "0"));
        overrides.add(ConfigOverride.config("logging.level", "WARN"));
        overrides.add(ConfigOverride.config("database.url", databaseUrl));
        support = new DropwizardTestSupport<>(
                application, "../" + configuration, overrides.toArray(ConfigOverride[]::new));
        support.before();
    }

    static ExampleServer start(Path data) throws Exception {
        return start(ExampleApplication.class, data);
    }

    static ExampleServer start(Class<? extends Application<ExampleConfiguration>> application, Path data)
            throws Exception {
        return new ExampleServer(
                application,
                "config.yml",
                data,
                ConfigOverride.config("jwt.sessions.database.url", databaseUrl(data)),
                // The machine may be busy with other tests.
                ConfigOverride.config("jwt.sessions.timeout", "10s"),
                ConfigOverride.config(
                        "jwt.secretFile", data.resolve("jwt.secret").toString()));
    }

    static ExampleServer startStateless(Path data) throws Exception {
        return new ExampleServer(
                ExampleApplication.class,
                "config-es256.yml",
                data,
                ConfigOverride.config(
                        "jwt.keyDirectory.path", data.resolve("keys").toString()));
    }

    private static String databaseUrl(Path data) {
        return "jdbc:h2:file:" + data.resolve("users");
    }

    String url() {
        return "http://localhost:" + support.getLocalPort();
    }

    /** The users of the service, for another program. */
    UserStore users() {
        return new UserStore(Jdbi.create(databaseUrl, "sa", ""), JSON);
    }

    JsonNode login(String name) throws Exception {
        HttpResponse<String> answer = login(name, name + "-password");
        if (answer.statusCode() != 200) {
            throw new IOException("Login failed: " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    HttpResponse<String> login(String name, String password) throws Exception {
        return post("/login", null, "username=" + name + "&password=" + password);
    }

    String authToken(String name) throws Exception {
        return login(name).get("auth_token").asText();
    }

    String refreshToken(String name) throws Exception {
        return login(name).get("refresh_token").asText();
    }

    HttpResponse<String> get(String path, String token) throws Exception {
        return send(request(path, token).GET());
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(request(path, null).GET());
    }

    HttpResponse<String> getWithCookie(String path, String cookie) throws Exception {
        return send(request(path, null).header("Cookie", cookie).GET());
    }

    HttpResponse<String> post(String path, String token, String form) throws Exception {
        return send(request(path, token)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        // A new connection: the server closes one on which it rejected a request without reading its body.
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String token) throws Exception {
        return post(path, token, "");
    }

    HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    @Override
    public void close() {
        support.after();
    }
}
