package io.github.dropwizardjwt.example.reference;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dropwizardjwt.AccessConfiguration;
import io.github.dropwizardjwt.JwtConfiguration;
import io.github.dropwizardjwt.config.key.KeyConfiguration;
import io.github.dropwizardjwt.config.key.KeyMaterialConfiguration;
import io.github.dropwizardjwt.config.token.TokenAgeConfiguration;
import io.github.dropwizardjwt.config.token.TokenConfiguration;
import io.github.dropwizardjwt.example.reference.Shape.ListOf;
import io.github.dropwizardjwt.example.reference.Shape.Nested;
import io.github.dropwizardjwt.example.reference.Shape.Variants;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The page docs/configuration.md. */
final class ConfigurationPage {
    /** The headings of the many keys of the section itself, which are those of a hierarchy of classes. */
    private static final Map<String, List<Class<?>>> GROUPS = new LinkedHashMap<>();

    static {
        GROUPS.put("Tokens", List.of(TokenConfiguration.class, TokenAgeConfiguration.class));
        GROUPS.put("Keys", List.of(KeyConfiguration.class, KeyMaterialConfiguration.class));
        GROUPS.put("Issuers, sessions, cookies", List.of(JwtConfiguration.class));
        GROUPS.put("Requests and rules", List.of(AccessConfiguration.class));
    }

    private final SeeAlso seeAlso;

    ConfigurationPage(SeeAlso seeAlso) {
        this.seeAlso = seeAlso;
    }

    String render(Section jwt) {
        return Stream.concat(Stream.of(introduction(), groups(jwt)), sections(jwt))
                .collect(joining("\n"));
    }

    private static String introduction() {
        return """
                <!-- Generated from the Java sources; CONTRIBUTING.md says how. -->

                # Configuration

                All keys of the `jwt:` section. With a setting that is impossible, weak or missing, or that conflicts with another,
                the application does not start; the message names the path and the cure.

                An editor with a YAML language server, such as Visual Studio Code or IntelliJ IDEA, completes, explains and checks
                the keys if the file begins with the address of the [schema](jwt.schema.json), relative to the file or as a URL:

                ```yaml
                # yaml-language-server: $schema=docs/jwt.schema.json
                ```

                Durations are written as `200ms`, `10s`, `30m`, `1h` or `7d`, sizes as `512B`, `8KiB` or `64MiB`. Keys and secrets
                need not be in the file: `secret`, `privateKey`, `publicKey` and `subjectKey` may be `${NAME}`, as the whole value,
                for the value of that environment variable, whether or not the application substitutes variables in its YAML.
                Files and directories are plain paths, relative to the directory in which the application was started.
                """;
    }

    private String groups(Section jwt) {
        jwt.settings().forEach(ConfigurationPage::checkThatItHasAGroup);
        return GROUPS.entrySet().stream()
                .map(group -> "### " + group.getKey() + "\n\n" + table(jwt, jwt.declaredBy(group.getValue()), ""))
                .collect(joining("\n", "## jwt\n\n", ""));
    }

    private static void checkThatItHasAGroup(Setting setting) {
        if (GROUPS.values().stream().noneMatch(types -> types.contains(setting.declaring()))) {
            throw new IllegalStateException("GROUPS has no place for " + setting.key());
        }
    }

    /** Those within a section, each followed by those within it. */
    private Stream<String> sections(Section outer) {
        return outer.settings().stream().map(Setting::shape).flatMap(this::within);
    }

    private Stream<String> within(Shape shape) {
        if (shape instanceof ListOf list) {
            return within(list.element());
        }
        if (shape instanceof Nested nested && nested.section().isDescribed()) {
            return Stream.concat(
                    Stream.of(section(nested.section().path(), nested.section(), "")), sections(nested.section()));
        }
        if (shape instanceof Variants variants) {
            return Stream.concat(
                    Stream.concat(
                            Stream.of(section(variants.common().path(), variants.common(), typeRow(variants))),
                            variants.byType().entrySet().stream()
                                    .map(variant -> section(
                                            variants.common().path() + ", type: " + variant.getKey(),
                                            variant.getValue(),
                                            ""))),
                    sections(variants.common()));
        }
        return Stream.of();
    }

    private static String typeRow(Variants variants) {
        return variants.byType().keySet().stream()
                .map(type -> "`" + type + "`")
                .collect(joining(
                        " ",
                        "| `type` | ",
                        " | required | The store, on which the further keys depend: see below. |\n"));
    }

    private String section(String title, Section section, String firstRow) {
        return "## " + title + "\n\n" + section.comment().meaning() + seeAlso.of(title) + "\n\n"
                + table(section, section.settings(), firstRow);
    }

    private String table(Section section, List<Setting> settings, String firstRow) {
        return "| key | value | default | |\n|---|---|---|---|\n"
                + firstRow
                + settings.stream()
                        .map(setting -> row(section.path() + "." + setting.key(), setting))
                        .collect(joining());
    }

    private String row(String path, Setting setting) {
        return "| `" + setting.key() + "` | " + setting.shape().words() + " | " + fallback(setting) + " | "
                + setting.comment().meaning() + seeAlso.of(path) + " |\n";
    }

    private static String fallback(Setting setting) {
        if (setting.isRequired()) {
            return "required";
        }
        if (setting.given().isValueNode() || setting.given().isArray()) {
            return "`" + written(setting.given()) + "`";
        }
        String said = setting.comment().fallback();
        return said.isEmpty() ? setting.given().isObject() ? "`{}`" : "none" : said;
    }

    private static String written(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(joining(", ", "[", "]"))
                : value.asText();
    }
}
