package io.github.dropwizardjwt.config.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.support.GeneratedKeys;
import io.github.dropwizardjwt.support.Logs;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.token.TokenManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same secret is the same key, whether it comes from a variable, from YAML or from a file. */
class SameSecretTest {
    private static final String VARIABLE = "secret: ${JWT_TEST_SECRET_LINE}";
    private static final String TEXT = "mX3-of-one-line-in-a-variable-Tq8vRw5zKd2hJn6p";

    @TempDir
    private Path directory;

    @Test
    void oneLineBreakAtTheEndCountsNowhere() throws Exception {
        assertThat(System.getenv("JWT_TEST_SECRET_LINE")).isEqualTo(TEXT + "\n");
        TokenManager plain = manager("secret: " + TEXT);
        for (String section : List.of(
                VARIABLE,
                Sections.block("secret", TEXT),
                "secret: \"" + TEXT + "\\r\\n\"",
                file(TEXT),
                file(TEXT + "\n"),
                file(TEXT + "\r\n"))) {
            assertThat(manager(section).isValid(plain.authToken("alice").signed()))
                    .as(section)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "%s"      | quotes
            '%s'      | quotes
            base64:%s | the prefix base64: (nothing is decoded)
            """)
    void whatAnEnvironmentFileLeavesAtItsEdgesCountsAndIsLogged(String form, String edges) throws Exception {
        TokenManager plain = manager("secret: " + TEXT);
        try (Logs logs = new Logs()) {
            assertThat(manager(Sections.block("secret", form.formatted(TEXT)))
                            .isValid(plain.authToken("alice").signed()))
                    .isFalse();
            assertThat(warnings(logs))
                    .containsExactly("WARN The secret of jwt.secret begins or ends with " + edges
                            + ". These characters are part of the secret: remove them in every service that has it, or in "
                            + "none");
        }
    }

    /** The messages of this library recommend base64, so that there is nothing to warn of. */
    @ParameterizedTest
    @ValueSource(strings = {TEXT, "q3Zk9w8Jp1xT7uVb2LhN5mYc4RdS6aFgE0iOzXtKvB8=", "say \"when\" to me, 5 times %s"})
    void otherSecretsAreNotDoubted(String secret) throws Exception {
        try (Logs logs = new Logs()) {
            manager(Sections.block("secret", secret.replace("%s", TEXT)));
            assertThat(warnings(logs)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s\n\n", " %s", "%s ", "%s\r", "\uFEFF%s"})
    void anythingElseAtItsEdgesCountsAndIsLoggedWithoutTheSecret(String form) throws Exception {
        String secret = form.formatted(TEXT);
        TokenManager plain = manager("secret: " + TEXT);
        String inYaml = "secret: \"" + secret.replace("\n", "\\n").replace("\r", "\\r") + "\"";
        String former =
                "previousKeys: [{secretFile: '" + path("former", " 9" + secret) + "', until: 2040-01-01T00:00:00Z}]";
        try (Logs logs = new Logs()) {
            assertThat(manager(inYaml).isValid(plain.authToken("alice").signed()))
                    .isFalse();
            assertThat(warnings(logs))
                    .singleElement()
                    .asString()
                    .contains("The secret of jwt.secret begins or ends with");
            logs.clear();

            manager(file(secret), former);
            assertThat(warnings(logs))
                    .hasSize(2)
                    .anyMatch(line -> line.contains("jwt.secretFile begins or ends with"))
                    .anyMatch(line -> line.contains("jwt.previousKeys[0].secretFile begins or ends with"))
                    .noneMatch(line -> line.contains(TEXT.substring(0, 8)));
        }
    }

    @Test
    void doubtfulEdgesOfSecretsInAKeyDirectoryAreLogged() throws Exception {
        path("2026-01-01T00-00-00Z.HS256.secret", TEXT + " \n");
        path("2026-02-01T00-00-00Z.HS256.secret", "x" + TEXT + "\n");
        path("2026-03-01T00-00-00Z.HS256.secret", "'y" + TEXT + "'\n");
        try (Logs logs = new Logs()) {
            manager("keyDirectory: {path: '" + directory + "'}");

            assertThat(warnings(logs))
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .startsWith("WARN The secret in "
                                            + directory.resolve("2026-01-01T00-00-00Z.HS256.secret")
                                            + " begins or ends with a byte order mark, a blank or a second line break"),
                            line -> assertThat(line)
                                    .startsWith("WARN The secret in "
                                            + directory.resolve("2026-03-01T00-00-00Z.HS256.secret")
                                            + " begins or ends with quotes"))
                    .noneMatch(line -> line.contains(TEXT.substring(0, 8)));
        }
    }

    @Test
    void pemMayHaveBlanksAroundIt() throws Exception {
        try (Logs logs = new Logs()) {
            Sections.manager(
                    Sections.read(
                            "issuer: example-service",
                            "algorithm: ES256",
                            "privateKeyFile: "
                                    + path("pem", "\n" + GeneratedKeys.privatePem(GeneratedKeys.P256) + "\n\n")),
                    Clock.systemUTC());

            assertThat(warnings(logs)).isEmpty();
        }
    }

    private static List<String> warnings(Logs logs) {
        return logs.lines().stream().filter(line -> line.startsWith("WARN")).toList();
    }

    private String file(String content) throws IOException {
        return "secretFile: '" + path("secret", content) + "'";
    }

    private Path path(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    private static TokenManager manager(String... lines) throws Exception {
        return Sections.manager(
                Sections.read(Stream.concat(Stream.of("issuer: example-service", "algorithm: HS256"), Stream.of(lines))
                        .toArray(String[]::new)),
                Clock.systemUTC());
    }
}
