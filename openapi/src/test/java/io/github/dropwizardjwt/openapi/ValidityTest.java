package io.github.dropwizardjwt.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The golden documents meet the JSON Schemas of OpenAPI, which are in the jar of vertx-openapi. */
class ValidityTest {
    private static final JsonSchema SCHEMA30 = schema("/spec.openapis.org/oas/3.0/schema/2021-09-28", VersionFlag.V4);
    private static final JsonSchema SCHEMA31 =
            schema("/spec.openapis.org/oas/3.1/schema/2022-10-07", VersionFlag.V202012);

    @Test
    void isValid() throws IOException {
        assertThat(errors(SCHEMA30, document("openapi-3.0.yaml"))).isEmpty();
        assertThat(errors(SCHEMA31, document("openapi-3.1.yaml"))).isEmpty();
    }

    @Test
    void schemasReject() throws IOException {
        for (String version : List.of("3.0", "3.1")) {
            JsonNode broken = document("openapi-" + version + ".yaml");
            ((ObjectNode) broken.at("/components/securitySchemes/cookieAuth")).remove("in");

            assertThat(errors(version.equals("3.0") ? SCHEMA30 : SCHEMA31, broken))
                    .isNotEmpty();
        }
    }

    private static JsonNode document(String name) throws IOException {
        return Sample.yaml(Files.readString(Path.of("src/test/resources", name)));
    }

    private static List<String> errors(JsonSchema schema, JsonNode document) {
        return schema.validate(document).stream()
                .map(ValidationMessage::toString)
                .toList();
    }

    private static JsonSchema schema(String resource, VersionFlag version) {
        InputStream text = Objects.requireNonNull(ValidityTest.class.getResourceAsStream(resource));
        return JsonSchemaFactory.getInstance(version).getSchema(text);
    }
}
