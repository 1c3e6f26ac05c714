package io.github.dropwizardjwt.example.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.dropwizard.jackson.Jackson;
import io.github.dropwizardjwt.example.ExampleConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each configuration that this project shows is valid by docs/jwt.schema.json, and mistakes are not. */
class ConfigurationSchemaTest {
    private static final Path TOP = Path.of("..");
    /** Its YAML is what the service serves. */
    private static final String OPENAPI = "openapi.md";

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final JsonSchema SCHEMA = schema();

    /** Fenced, or indented by four. */
    private static final Pattern BLOCK =
            Pattern.compile("(?ms)^```yaml\\n(.*?)^```$|^(    jwt:\\n(?:    [^\\n]*\\n|\\n)*)");

    @ParameterizedTest
    @ValueSource(strings = {"config.yml", "config-postgres.yml", "config-redis.yml", "config-es256.yml"})
    void acceptsTheFiles(String file) throws IOException {
        assertThat(problems(Files.readString(TOP.resolve(file)))).isEmpty();
    }

    @Test
    void isNamedInTheConfiguration() throws IOException {
        assertThat(Files.readString(TOP.resolve("config.yml")))
                .startsWith("# yaml-language-server: $schema=docs/jwt.schema.json\n");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("blocks")
    void acceptsWhatThePagesShow(String page, String yaml) throws IOException {
        assertThat(problems(yaml)).as(yaml).isEmpty();
        assertThat(YAML.readTree(yaml).fieldNames())
                .toIterable()
                .as("keys that the example knows, so that none is accepted as somebody else's")
                .isSubsetOf(keysOfTheExample());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "isuer: example-service",
                "algorithm: HS257",
                "algorithm: none",
                "authMaxAge: 1 fortnight",
                "authMaxAge: 60",
                "maxTokenSize: 8 KIB",
                "publishKeys: perhaps",
                "roleHierarchy: {admin: editor}",
                "candidateUnannotated: ALLOW",
                "keyDirectory: {publishAhead: 30m}",
                "keyDirectory: {path: keys, reload: 1m}",
                "previousKeys: [{secretFile: old.secret}]",
                "trustedIssuers: [{issuer: 'https://login.example.com', audiance: orders}]",
                "trustedIssuers: [{issuer: 'https://login.example.com'}]",
                "trustedIssuers: [{issuer: 'https://login.example.com', audience: orders, algorithms: HS256}]",
                "trustedIssuers: [{issuer: 'https://a.example', audience: orders, fetch: {proxy: {host: proxy}}}]",
                "sessions: {endpoints: {}}",
                "sessions: {type: mongo}",
                "sessions: {type: memory, uri: 'redis://localhost'}",
                "sessions: {type: redis}",
                "sessions: {type: redis, uri: 'redis://localhost', maxPerSubject: 1001}",
                "sessions: {type: jdbi3, database: {driverClas: org.h2.Driver, url: 'jdbc:h2:mem:a'}}",
                "sessions: {type: memory, endpoints: {path: auth}}",
                "cookies: {sameSite: strict}",
            })
    void rejectsMistakes(String setting) throws IOException {
        assertThat(problems("jwt: {" + setting + "}")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cookies:",
                "secret: ${JWT_SECRET}",
                "authMaxAge: ${AGE:-1h}",
                "algorithm: ${ALGORITHM}",
                "publishKeys: ${PUBLISH}",
                "sessions: {type: memory, maximumSize: '${SIZE:-1000}'}",
            })
    void acceptsWhatIsSubstitutedOrLeftOut(String setting) throws IOException {
        assertThat(problems("jwt:\n  " + setting)).isEmpty();
    }

    static Stream<Arguments> blocks() throws IOException {
        try (Stream<Path> pages = Files.walk(TOP.resolve("docs"))) {
            return Stream.concat(Stream.of("README.md", "SECURITY.md").map(TOP::resolve), pages)
                    .filter(page -> page.toString().endsWith(".md") && !page.endsWith(OPENAPI))
                    .sorted()
                    .toList()
                    .stream()
                    .flatMap(page -> yaml(page)
                            .map(block -> Arguments.of(TOP.relativize(page).toString(), block)));
        }
    }

    private static Stream<String> yaml(Path page) {
        return BLOCK.matcher(read(page))
                .results()
                .map(block -> block.group(1) == null ? block.group(2) : block.group(1))
                // The rest of a section that an earlier block begins.
                .map(block -> block.startsWith("  ") && !block.startsWith("    jwt:") ? "jwt:\n" + block : block)
                .filter(block -> !block.lines().allMatch(line -> line.startsWith("#")));
    }

    private static List<String> keysOfTheExample() {
        ObjectMapper mapper = Jackson.newObjectMapper();
        return mapper
                .getDeserializationConfig()
                .introspect(mapper.constructType(ExampleConfiguration.class))
                .findProperties()
                .stream()
                .map(property -> property.getName())
                .toList();
    }

    private static Set<ValidationMessage> problems(String yaml) throws IOException {
        JsonNode configuration = YAML.readTree(yaml);
        return SCHEMA.validate(configuration);
    }

    private static JsonSchema schema() {
        return JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(read(TOP.resolve("docs/jwt.schema.json")));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
