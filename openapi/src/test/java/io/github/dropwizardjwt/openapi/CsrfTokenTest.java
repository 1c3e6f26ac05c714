package io.github.dropwizardjwt.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.junit5.DropwizardAppExtension;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The endpoint of CSRF tokens, which applications have that demand such tokens. */
@ExtendWith(DropwizardExtensionsSupport.class)
class CsrfTokenTest {
    private static final DropwizardAppExtension<SampleConfiguration> APP = new DropwizardAppExtension<>(
            SampleApplication.class,
            "src/test/resources/sample.yml",
            ConfigOverride.config("jwt.cookies.csrfToken", "true"));

    private final JsonNode document =
            Sample.json(Sample.get(APP, "/api/openapi.json").body());
    private final JsonNode operation = document.at("/paths/~1auth~1csrf/get");

    @Test
    void takesTheTokensThatLogoutTakes() {
        assertThat(operation.get("security")).hasSize(4).isEqualTo(document.at("/paths/~1auth~1logout/post/security"));
        assertThat(operation.get("responses").has("401")).isTrue();
    }

    @Test
    void returnsWhatTheSchemaDescribes() {
        DocumentClient client = new DocumentClient(document, Sample.uri(APP, "/"), Map.of());
        JsonNode tokens =
                Sample.json(client.call("login", Map.of("username", "alice")).body());
        String operationId = operation.get("operationId").asText();
        HttpResponse<String> response =
                client.with("bearerAuth", tokens.get("auth_token").asText()).call(operationId, Map.of());

        assertThat(client.call(operationId, Map.of()).statusCode()).isEqualTo(401);
        assertThat(operation
                        .at("/responses/200/content/application~1json/schema/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/JwtCsrfToken");
        assertThat(Sample.members(Sample.json(response.body())))
                .isEqualTo(Sample.members(document.at("/components/schemas/JwtCsrfToken/properties")))
                .isNotEmpty();
    }
}
