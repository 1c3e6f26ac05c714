package io.github.dropwizardjwt.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.DropwizardTestSupport;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.token.TokenManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application at the top of the README does what it looks like. */
class GreetingTest {
    private static final Markdown README = new Markdown(Path.of("../README.md"));

    @Test
    void greetsTheUserOfThePathAlone(@TempDir Path data) throws Exception {
        String yaml = README.blocks("yaml").findFirst().orElseThrow();
        Path secret = data.resolve("jwt.secret");
        Path file = Files.writeString(
                data.resolve("config.yml"),
                yaml + "database: {driverClass: org.h2.Driver, url: 'jdbc:h2:mem:greeting', user: sa, password: ''}\n");
        DropwizardTestSupport<ExampleConfiguration> service = new DropwizardTestSupport<>(
                GreetingApplication.class,
                file.toString(),
                ConfigOverride.config("jwt.secretFile", secret.toString()),
                ConfigOverride.config("server.type", "simple"),
                ConfigOverride.config("server.connector.type", "http"),
                ConfigOverride.config("server.connector.port", "0"),
                ConfigOverride.config("server.applicationContextPath", "/"),
                ConfigOverride.config("logging.level", "ERROR"));
        service.before();
        try {
            String url = "http://localhost:" + service.getLocalPort() + "/users/alice";
            assertThat(get(url, token(secret, "alice"))).isEqualTo("200 Hello, alice!");
            assertThat(get(url, token(secret, "bob"))).startsWith("403 ");
            assertThat(get(url, "none")).startsWith("401 ");
        } finally {
            service.after();
        }
    }

    private static String token(Path secret, String subject) throws Exception {
        byte[] text = Files.readString(secret).strip().getBytes(StandardCharsets.US_ASCII);
        KeySet keys = KeySet.signing(SigningKey.ofSecret(Algorithm.HS256, text, null));
        return TokenManager.builder("example-service", keys)
                .build()
                .authToken(subject)
                .signed();
    }

    private static String get(String url, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + token)
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }
}
