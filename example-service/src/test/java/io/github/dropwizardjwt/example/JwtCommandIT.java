package io.github.dropwizardjwt.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code jwt} of the built jar, and what docs/rotating-keys.md says about it. */
class JwtCommandIT {
    private static final Path DOCUMENT = Path.of("../docs/rotating-keys.md").toAbsolutePath();
    private static final String CONFIG = "config-es256.yml";

    /** Looks like the top level of the project, without data. */
    @TempDir
    Path top;

    @BeforeEach
    void linkProject() throws IOException {
        Files.createSymbolicLink(top.resolve("example-service"), Path.of("").toAbsolutePath());
        Files.copy(Path.of("..", CONFIG), top.resolve(CONFIG));
    }

    private record Result(int status, String out, String error) {}

    @Test
    void makesKeysAndTokensAndReadsThem() throws Exception {
        assertThat(jwt("rotate", CONFIG).out()).startsWith("Made data/keys/");
        assertThat(jwt("rotate", CONFIG).out()).startsWith("Made data/keys/");
        assertThat(jwt("keys", CONFIG).out().lines().map(line -> line.split(" ", 2)[0]))
                .containsExactly("STATE", "active", "next");

        Result issued = jwt("token", "--sub", "alice", "--scope", "admin", "--type", "auth", CONFIG);
        assertThat(issued.error()).isEmpty();
        Result read = jwt("inspect", "--verify", issued.out().strip(), CONFIG);
        assertThat(new ObjectMapper()
                        .readTree(read.out())
                        .get("claims")
                        .get("scope")
                        .asText())
                .isEqualTo("admin");

        assertThat(jwt("keygen", "--algorithm", "ES256").out())
                .startsWith("Made jwt.pem, a key for ES256 with the id ");
        assertThat(top.resolve("jwt.pem")).content().startsWith("-----BEGIN PRIVATE KEY-----");
    }

    @Test
    void failsWithOneLineAndAStatus() throws Exception {
        assertFailed(jwt("keys", CONFIG), "jwt.keyDirectory.path is not a directory that can be read: ");
        assertFailed(jwt("keys", "missing.yml"), "File missing.yml not found");
        jwt("rotate", CONFIG);
        assertFailed(jwt("inspect", "--verify", "x", CONFIG), "Token rejected: MALFORMED");
    }

    @Test
    void printsWhatTheDocumentSays() throws Exception {
        assumeTrue(isInstalled("bash") && isInstalled("awk"), "bash or awk is not installed; .ci/run needs them");
        jwt("rotate", CONFIG);
        jwt("rotate", CONFIG);

        Result result = run(
                "bash", Path.of("../.ci/readme").toAbsolutePath().toString(), DOCUMENT.toString(), "http://localhost");

        assertThat(result.status()).as(result.out()).isZero();
    }

    @Test
    void documentShowsThisConfiguration() throws IOException {
        String configuration = Files.readString(Path.of("..", CONFIG));

        assertThat(Pattern.compile("(?ms)^```yaml\\n(.*?)^```$")
                        .matcher(Files.readString(DOCUMENT))
                        .results()
                        .map(block -> block.group(1)))
                .hasSize(1)
                .allMatch(configuration::contains);
    }

    private static void assertFailed(Result result, String error) {
        assertThat(result.status()).isNotZero();
        assertThat(result.out()).isEmpty();
        assertThat(result.error()).startsWith(error).hasLineCount(1);
    }

    private Result jwt(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                "example-service/target/example-service.jar",
                "jwt"));
        command.addAll(List.of(arguments));
        return run(command.toArray(String[]::new));
    }

    private Result run(String... command) throws Exception {
        Path error = Files.createTempFile(top, ".error", "");
        Process process = new ProcessBuilder(command)
                .directory(top.toFile())
                .redirectError(error.toFile())
                .start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Result(process.waitFor(), out, Files.readString(error));
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
