package io.github.dropwizardjwt.example.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropwizard.util.DataSize;
import io.dropwizard.util.Duration;
import io.github.dropwizardjwt.JwtConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * docs/configuration.md and docs/jwt.schema.json are what the classes of the configuration and their comments say.
 * {@code -Djwt.reference.update=true} writes them.
 */
class ConfigurationReferenceTest {
    private static final Path DOCS = Path.of("../docs");
    private static final Section JWT = new SettingsReader().read("jwt", JwtConfiguration.class);

    @Test
    void pageHasAllKeys() throws IOException {
        SeeAlso seeAlso = new SeeAlso();

        compare("configuration.md", new ConfigurationPage(seeAlso).render(JWT));
        assertThat(seeAlso.unused()).isEmpty();
    }

    @Test
    void schemaHasAllKeys() throws IOException {
        compare("jwt.schema.json", written(schema()) + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1ns", "2us", "200ms", "10s", "5 m", "5 mins", "1 hour", "7d", "3650 days"})
    void durationsAreThoseOfDropwizard(String text) {
        assertThat(text).matches(Units.DURATION);
        assertThat(Duration.parse(text)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "512B", "1 byte", "8KiB", "8 kibibytes", "64M", "64MB", "1 gigabyte", "1TiB", "1P"})
    void sizesAreThoseOfDropwizard(String text) {
        assertThat(text).matches(Units.SIZE);
        assertThat(DataSize.parse(text)).isNotNull();
    }

    /** Of a whole file: the other keys are Dropwizard's and the application's. */
    private static ObjectNode schema() {
        ObjectNode schema = new ObjectMapper()
                .createObjectNode()
                .put("$schema", "http://json-schema.org/draft-07/schema#")
                .put("title", "The configuration of a Dropwizard application with dropwizard-jwt")
                .put("type", "object");
        ObjectNode jwt = schema.putObject("properties").putObject("jwt");
        jwt.put("description", JWT.comment().text()).setAll(SectionSchema.of(JWT));
        return schema;
    }

    private static String written(ObjectNode schema) throws IOException {
        DefaultPrettyPrinter lines = new DefaultPrettyPrinter();
        lines.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        return new ObjectMapper().writer(lines).writeValueAsString(schema);
    }

    private static void compare(String file, String generated) throws IOException {
        Path path = DOCS.resolve(file);
        if (Boolean.getBoolean("jwt.reference.update")) {
            Files.writeString(path, generated);
        }
        assertThat(path).as("written anew with -Djwt.reference.update=true").hasContent(generated);
    }
}
