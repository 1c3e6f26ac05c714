package io.github.dropwizardjwt.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The README shows nothing that is not compiled, configured or executed here. */
class ReadmeTest {
    private static final Path README = Path.of("../README.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)[^\\n]*\\n(.*?)^```$");

    @ParameterizedTest
    @MethodSource("java")
    void cutsJavaFromTheExample(String block) throws IOException {
        assertThat(files(Path.of("src"), ".java")).as(block).anyMatch(file -> contains(file, block));
    }

    @ParameterizedTest
    @MethodSource("yaml")
    void cutsYamlFromTheConfiguration(String block) {
        assertThat(Path.of("../config.yml")).as(block).matches(file -> contains(file, block));
    }

    @ParameterizedTest
    @MethodSource("xml")
    void cutsXmlFromThePom(String block) throws IOException {
        // The example has the version from its parent; a user's pom must name it.
        String version = "<version>" + projectVersion() + "</version>";
        assertThat(block).contains(version);
        assertThat(Path.of("pom.xml")).as(block).matches(file -> contains(file, block.replace(version, "")));
    }

    @Test
    void printsWhatTheReadmeSays(@TempDir Path data) throws Exception {
        assumeTrue(isInstalled("bash") && isInstalled("curl"), "bash or curl is not installed; .ci/run needs them");
        try (ExampleServer server = ExampleServer.start(data)) {
            Process script = new ProcessBuilder("bash", "../.ci/readme", README.toString(), server.url())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(script.getInputStream().readAllBytes(), UTF_8);

            assertThat(script.waitFor()).as(output).isZero();
        }
    }

    @Test
    void hasNoBlocksThatNothingChecks() throws IOException {
        List<String> languages = BLOCK.matcher(Files.readString(README))
                .results()
                .map(block -> block.group(1))
                .distinct()
                .toList();

        // Those in sh are the two commands that .ci/run takes from the README.
        assertThat(languages).containsExactlyInAnyOrder("java", "yaml", "xml", "console", "sh");
    }

    static Stream<String> java() throws IOException {
        return blocks("java");
    }

    static Stream<String> yaml() throws IOException {
        return blocks("yaml");
    }

    static Stream<String> xml() throws IOException {
        return blocks("xml");
    }

    private static Stream<String> blocks(String language) throws IOException {
        return BLOCK.matcher(Files.readString(README))
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2));
    }

    /** Whether a file has the block's lines in a row, whatever their indentation; a line {@code // …} leaves some out. */
    private static boolean contains(Path file, String block) {
        List<String> rest = lines(read(file));
        for (String part : block.split("(?m)^ *// …$", -1)) {
            List<String> lines = lines(part);
            int start = Collections.indexOfSubList(rest, lines);
            if (start < 0) {
                return false;
            }
            rest = rest.subList(start + lines.size(), rest.size());
        }
        return true;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(String text) {
        return text.lines()
                .map(line -> line.strip().replaceAll("\\s+", " "))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static List<Path> files(Path directory, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private static String projectVersion() throws IOException {
        return Pattern.compile("<version>(.*?)</version>")
                .matcher(Files.readString(Path.of("pom.xml")))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
