package io.github.dropwizardjwt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.support.CommandLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/commands.md shows the help of each command. {@code -Djwt.reference.update=true} writes it there. */
class DocumentedCommandsTest {
    private static final Path PAGE = Path.of("../docs/commands.md");
    private static final Pattern HELP = Pattern.compile("```\\nusage: jwt (\\w+).*?```", Pattern.DOTALL);
    private static final Pattern COMMAND = Pattern.compile("(?m)^ {4}(\\w+)");

    @TempDir
    Path directory;

    @Test
    void pageShowsTheHelpOfEachCommand() throws Exception {
        CommandLine jwt = new CommandLine(directory, Clock.systemUTC());
        String page = Files.readString(PAGE);
        List<String> shown =
                HELP.matcher(page).results().map(block -> block.group(1)).toList();
        String written = HELP.matcher(page).replaceAll(block -> Matcher.quoteReplacement(help(jwt, block)));
        if (Boolean.getBoolean("jwt.reference.update")) {
            Files.writeString(PAGE, written);
        }

        assertThat(COMMAND.matcher(jwt.run("--help").out()).results().map(line -> line.group(1)))
                .containsExactlyElementsOf(shown);
        // The width of the terminal decides where lines are broken, within words, too.
        assertThat(withoutBlanks(Files.readString(PAGE)))
                .as("written anew with -Djwt.reference.update=true")
                .isEqualTo(withoutBlanks(written));
    }

    private static String withoutBlanks(String text) {
        return text.replaceAll("\\s", "");
    }

    private static String help(CommandLine jwt, MatchResult block) {
        try {
            return "```\n" + jwt.run(block.group(1), "--help").out().strip() + "\n```";
        } catch (Exception e) {
            throw new AssertionError(block.group(1), e);
        }
    }
}
