package io.github.dropwizardjwt.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.JwtBundle;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The Java of docs/openapi.md is in this file, and its YAML in the document of the sample application. */
class DocumentedTest {
    private static final Path PAGE = Path.of("../docs/openapi.md");
    private static final Path SOURCE = Path.of("src/test/java/io/github/dropwizardjwt/openapi/DocumentedTest.java");

    static void run(JwtBundle<?> jwt, Environment environment) {
        environment
                .jersey()
                .register(new JwtOpenApi(
                        jwt::routes,
                        new OpenAPI().info(new Info().title("Orders").version("1.0"))));
    }

    static OpenAPI withTheProviderOfTokens() {
        return new OpenAPI()
                .components(new Components()
                        .addSecuritySchemes(
                                "bearerAuth",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.OPENIDCONNECT)
                                        .openIdConnectUrl(
                                                "https://login.example.com/.well-known/openid-configuration")));
    }

    @Test
    void javaIsCompiled() throws IOException {
        String source = withoutBlanks(Files.readString(SOURCE));

        assertThat(blocks("java"))
                .hasSize(2)
                .allSatisfy(block -> assertThat(source).contains(withoutBlanks(block)));
    }

    @Test
    void yamlIsServed() throws IOException {
        JsonNode document = Sample.yaml(Files.readString(Path.of("src/test/resources/openapi-3.0.yaml")));

        assertThat(blocks("yaml openapi"))
                .hasSize(1)
                .allSatisfy(block -> checkContained(Sample.yaml(block), document.get("paths")));
    }

    private static void checkContained(JsonNode part, JsonNode whole) {
        part.properties().forEach(member -> {
            JsonNode value = whole.path(member.getKey());
            if (member.getValue().isObject()) {
                checkContained(member.getValue(), value);
            } else {
                assertThat(value).isEqualTo(member.getValue());
            }
        });
    }

    private static List<String> blocks(String language) throws IOException {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }

    private static String withoutBlanks(String text) {
        return text.replaceAll("\\s", "");
    }
}
