package io.github.dropwizardjwt.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dropwizardjwt.example.TopLevel.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code jwt} of the built jar, and what docs/rotating-keys.md says about it. */
class JwtCommandIT {
    private static final Path DOCUMENT = Path.of("../docs/rotating-keys.md").toAbsolutePath();
    private static final String CONFIG = "config-es256.yml";

    @TempDir
    Path directory;

    private TopLevel top;

    @BeforeEach
    void makeTopLevel() throws IOException {
        top = new TopLevel(directory, CONFIG);
    }

    @Test
    void makesKeysAndTokensAndReadsThem() throws Exception {
        String created = "Created " + directory.resolve("data/keys/").toAbsolutePath() + "/";
        assertThat(top.jwt("rotate", CONFIG).out()).startsWith(created);
        assertThat(top.jwt("rotate", CONFIG).out()).startsWith(created);
        assertThat(top.jwt("keys", CONFIG).out().lines().map(line -> line.split(" ", 2)[0]))
                .containsExactly("STATE", "active", "next");

        Result issued = top.jwt("token", "--sub", "alice", "--scope", "admin", "--type", "auth", CONFIG);
        assertThat(issued.error()).isEmpty();
        Result read = top.jwt("inspect", "--verify", issued.out().strip(), CONFIG);
        assertThat(new ObjectMapper()
                        .readTree(read.out())
                        .get("claims")
                        .get("scope")
                        .asText())
                .isEqualTo("admin");

        assertThat(top.jwt("keygen", "--algorithm", "ES256").out())
                .startsWith("Created jwt.pem, a key for ES256 with the id ");
        assertThat(directory.resolve("jwt.pem")).content().startsWith("-----BEGIN PRIVATE KEY-----");
    }

    @Test
    void failsWithOneLineAndAStatus() throws Exception {
        assertFailed(top.jwt("keys", CONFIG), "jwt.keyDirectory.path is not a directory that can be read: ");
        assertFailed(top.jwt("keys", "missing.yml"), "The last argument names no configuration file that can be read");
        top.jwt("rotate", CONFIG);
        assertFailed(top.jwt("inspect", "--verify", "x", CONFIG), "Token rejected: MALFORMED");
    }

    @Test
    void printsWhatTheDocumentSays() throws Exception {
        assumeTrue(
                TopLevel.isInstalled("bash") && TopLevel.isInstalled("awk"),
                "bash or awk is not installed; .ci/run needs them");
        top.jwt("rotate", CONFIG);
        top.jwt("rotate", CONFIG);

        Result result = top.run(
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
}
