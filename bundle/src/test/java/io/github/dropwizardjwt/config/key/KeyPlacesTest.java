package io.github.dropwizardjwt.config.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeyFiles;
import io.github.dropwizardjwt.support.Logs;
import io.github.dropwizardjwt.support.Sections;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log says where keys were found or made, whatever the working directory is. */
class KeyPlacesTest {
    /** Where relative names lead to. */
    @TempDir(factory = InWorkingDirectory.class)
    private Path directory;

    @Test
    void logsTheWholePathOfAKeyThatWasMadeAndOfFormerOnes() throws Exception {
        KeyFiles.create(Algorithm.HS256, directory.resolve("old"));
        try (Logs logs = new Logs()) {
            Sections.manager(
                    Sections.read(
                            "issuer: example-service",
                            "algorithm: HS256",
                            "secretFile: " + relative("new"),
                            "generateMissing: true",
                            "previousKeys: [{secretFile: '" + relative("old") + "', until: 2040-01-01T00:00:00Z}]"),
                    Clock.systemUTC());

            assertThat(logs.lines())
                    .containsExactly(
                            "WARN Generated a new HS256 key in " + directory.resolve("new")
                                    + ", since there was none; every node needs the same file",
                            "INFO The key of jwt.secretFile is in " + directory.resolve("new"),
                            "INFO The key of jwt.previousKeys[0].secretFile is in " + directory.resolve("old"));
        }
    }

    @Test
    void logsTheWholePathOfAKeyDirectory() throws Exception {
        try (Logs logs = new Logs()) {
            Sections.manager(
                    Sections.read(
                            "issuer: example-service",
                            "algorithm: ES256",
                            "keyDirectory: {path: '" + relative("keys") + "'}",
                            "generateMissing: true"),
                    Clock.systemUTC());

            assertThat(logs.lines())
                    .anySatisfy(line -> assertThat(line)
                            .startsWith("WARN Generated the first ES256 key, in " + directory.resolve("keys") + "/"))
                    .contains("INFO The keys of jwt.keyDirectory.path are in " + directory.resolve("keys"));
        }
    }

    private String relative(String name) {
        return Path.of("").toAbsolutePath().relativize(directory.resolve(name)).toString();
    }

    static final class InWorkingDirectory implements org.junit.jupiter.api.io.TempDirFactory {
        @Override
        public Path createTempDirectory(
                org.junit.jupiter.api.extension.AnnotatedElementContext element,
                org.junit.jupiter.api.extension.ExtensionContext test)
                throws java.io.IOException {
            return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "keys");
        }
    }
}
