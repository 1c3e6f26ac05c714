package io.github.dropwizardjwt.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.junit5.DropwizardAppExtension;
import io.swagger.v3.oas.models.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The running sample application, as its clients see it. */
final class Sample {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Sample() {}

    static DropwizardAppExtension<SampleConfiguration> with(SpecVersion version) {
        return new DropwizardAppExtension<>(
                SampleApplication.class,
                "src/test/resources/sample.yml",
                ConfigOverride.config("openApi", version.name()));
    }

    static URI uri(DropwizardAppExtension<?> application, String path) {
        return URI.create("http://localhost:" + application.getLocalPort() + path);
    }

    static HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static HttpResponse<String> get(DropwizardAppExtension<?> application, String path) {
        return send(HttpRequest.newBuilder(uri(application, path)).build());
    }

    static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Set<String> members(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    static JsonNode yaml(String text) {
        try {
            return new YAMLMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
