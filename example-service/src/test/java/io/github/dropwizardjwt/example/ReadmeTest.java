package io.github.dropwizardjwt.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that the README shows is compiled, configured or executed here. */
class ReadmeTest {
    private static final Markdown README = new Markdown(Path.of("../README.md"));

    @ParameterizedTest
    @MethodSource("java")
    void cutsJavaFromTheExample(String block) throws IOException {
        assertThat(Markdown.sources()).as(block).anyMatch(file -> Markdown.isIn(file, block));
    }

    @ParameterizedTest
    @MethodSource("yaml")
    void cutsYamlFromTheConfiguration(String block) {
        assertThat(Path.of("../config.yml")).as(block).matches(file -> Markdown.isIn(file, block));
    }

    @ParameterizedTest
    @MethodSource("xml")
    void cutsXmlFromThePom(String block) throws IOException {
        // The example inherits the version from its parent; a user's pom must name it.
        String version = "<version>" + projectVersion() + "</version>";
        assertThat(block).contains(version);
        assertThat(Path.of("pom.xml")).as(block).matches(file -> Markdown.isIn(file, block.replace(version, "")));
    }

    @Test
    void printsWhatTheReadmeSays(@TempDir Path data) throws Exception {
        assumeTrue(
                TopLevel.isInstalled("bash") && TopLevel.isInstalled("curl"),
                "bash or curl is not installed; .ci/run needs them");
        try (ExampleServer server = ExampleServer.start(data)) {
            Process script = new ProcessBuilder(
                            "bash", "../.ci/readme", README.path().toString(), server.url())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(script.getInputStream().readAllBytes(), UTF_8);

            assertThat(script.waitFor()).as(output).isZero();
        }
    }

    @Test
    void hasNoBlocksThatNothingChecks() throws IOException {
        // Those in sh are the two commands that .ci/run takes from the README.
        assertThat(README.languages()).containsExactlyInAnyOrder("java", "yaml", "xml", "console", "sh");
    }

    static Stream<String> java() throws IOException {
        return README.blocks("java");
    }

    static Stream<String> yaml() throws IOException {
        return README.blocks("yaml");
    }

    static Stream<String> xml() throws IOException {
        return README.blocks("xml");
    }

    private static String projectVersion() throws IOException {
        return Pattern.compile("<revision>(.*?)</revision>")
                .matcher(Files.readString(Path.of("../pom.xml")))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }
}
