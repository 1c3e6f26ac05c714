package io.github.dropwizardjwt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The workflows of the project: what they run is what everybody can run, and nobody can change it from elsewhere. */
class WorkflowsTest {
    private static final Path PROJECT = Path.of("..");
    private static final Pattern COMMAND = Pattern.compile("\\.ci/\\w+");

    static List<Path> workflows() throws IOException {
        try (Stream<Path> files = Files.list(PROJECT.resolve(".github/workflows"))) {
            return files.sorted().toList();
        }
    }

    private static JsonNode read(Path workflow) throws IOException {
        return new YAMLMapper().readTree(workflow.toFile());
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void actionsAreNamedByCommit(Path workflow) throws IOException {
        List<String> actions = read(workflow).findValuesAsText("uses");
        assertThat(actions)
                .isNotEmpty()
                .allMatch(action -> action.startsWith("./") || action.matches("[\\w./-]+@[0-9a-f]{40}"));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void jobsMayReadUnlessTheySayMoreAndTheyEnd(Path workflow) throws IOException {
        JsonNode root = read(workflow);
        assertThat(root.get("permissions")).hasToString("{\"contents\":\"read\"}");
        assertThat(root.get("jobs"))
                .isNotEmpty()
                .allMatch(job -> job.has("uses") || job.path("timeout-minutes").asInt() > 0);
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void commandsExist(Path workflow) throws IOException {
        for (String run : read(workflow).findValuesAsText("run")) {
            Matcher commands = COMMAND.matcher(run);
            while (commands.find()) {
                assertThat(PROJECT.resolve(commands.group())).isExecutable();
            }
        }
    }

    /** The name of a branch or the title of a pull request would be run as part of the command. */
    @ParameterizedTest
    @MethodSource("workflows")
    void commandsContainNothingFromTheEventAndNoSecret(Path workflow) throws IOException {
        for (String run : read(workflow).findValuesAsText("run")) {
            assertThat(run).doesNotContainPattern("\\$\\{\\{(?!\\s*matrix\\.)");
        }
    }

    /** GitHub would run what a pull request says, with the secrets of this repository. */
    @ParameterizedTest
    @MethodSource("workflows")
    void noneIsStartedByPullRequestsWithSecrets(Path workflow) throws IOException {
        assertThat(Files.readString(workflow)).doesNotContain("pull_request_target", "workflow_run");
    }
}
