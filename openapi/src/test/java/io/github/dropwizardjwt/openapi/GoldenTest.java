package io.github.dropwizardjwt.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.testing.junit5.DropwizardAppExtension;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.swagger.v3.oas.models.SpecVersion;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The documents of the sample application; rewritten with {@code -Dopenapi.update=true}. */
@ExtendWith(DropwizardExtensionsSupport.class)
class GoldenTest {
    private static final DropwizardAppExtension<SampleConfiguration> APP30 = Sample.with(SpecVersion.V30);
    private static final DropwizardAppExtension<SampleConfiguration> APP31 = Sample.with(SpecVersion.V31);

    @Test
    void describesTheApplicationInOpenApi30() throws IOException {
        check(APP30, "openapi-3.0.yaml");
    }

    @Test
    void describesTheApplicationInOpenApi31() throws IOException {
        check(APP31, "openapi-3.1.yaml");
    }

    @Test
    void isTheSameInBothFormats() {
        for (DropwizardAppExtension<SampleConfiguration> app : List.of(APP30, APP31)) {
            HttpResponse<String> json = Sample.get(app, "/api/openapi.json");
            HttpResponse<String> yaml = Sample.get(app, "/api/openapi.yaml");

            assertThat(json.headers().firstValue("Content-Type")).hasValue("application/json");
            assertThat(yaml.headers().firstValue("Content-Type")).hasValue("application/yaml");
            assertThat(Sample.yaml(yaml.body())).isEqualTo(Sample.json(json.body()));
        }
    }

    private static void check(DropwizardAppExtension<?> app, String name) throws IOException {
        Path file = Path.of("src/test/resources", name);
        String document = Sample.get(app, "/api/openapi.yaml").body();
        if (Boolean.getBoolean("openapi.update")) {
            Files.writeString(file, document);
        }
        assertThat(document).isEqualTo(Files.readString(file));
    }
}
