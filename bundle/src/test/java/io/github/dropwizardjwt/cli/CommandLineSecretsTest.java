package io.github.dropwizardjwt.cli;

import static io.github.dropwizardjwt.support.Sections.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.support.CommandLine;
import io.github.dropwizardjwt.support.CommandLine.Output;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens and secrets among the arguments of {@code jwt}, which no message repeats, however wrong the arguments are. */
class CommandLineSecretsTest {
    private static final String SHOWN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJl-of-nobody-A1b2C3g";
    private static final String HIDDEN = "not repeated here, since";
    private static final int WINDOW = 8;

    @TempDir
    Path directory;

    private CommandLine jwt;

    @BeforeEach
    void configure() throws Exception {
        jwt = new CommandLine(directory, Clock.systemUTC())
                .configured("issuer: example-service", "algorithm: HS256", "secret: " + SECRET);
    }

    /** {@code X} stands for what is secret. */
    static Stream<String> wrong() {
        return Stream.of(
                "inspect X FILE FILE",
                "inspect FILE X FILE",
                "inspect --verify=X FILE",
                "inspect --token X FILE",
                "inspect --token=X FILE",
                "inspect --v --ver=X FILE",
                "inspect -X FILE",
                "inspect -hX FILE",
                "inspect -- X FILE FILE",
                "inspect @X FILE FILE",
                "token --sub alice --secret X FILE",
                "token --sub alice --secret=X FILE",
                "token --sub alice FILE X",
                "token --sub alice --type X FILE",
                "token --sub alice --type=X FILE",
                "token --s X FILE",
                "token --s=X FILE",
                "token -sX FILE",
                "token --scope X FILE",
                "token X",
                "keygen --algorithm X",
                "keygen --algorithm=X",
                "keygen --secret=X",
                "keygen --algorithm HS256 --out",
                "keygen X",
                "keys FILE X",
                "keys --secret=X FILE",
                "rotate X FILE",
                "rotate --secret=X FILE",
                // The configuration file and the token in each other's place.
                "inspect --verify FILE X",
                "token --sub alice X",
                "keys X",
                "rotate X");
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void noMessageRepeatsAnArgument(String line) throws Exception {
        Output output = jwt.run(Arrays.stream(line.split(" "))
                .map(word -> word.replace("X", SHOWN))
                .toArray(String[]::new));

        assertHidden(output);
        assertThat(output.failed()).isNotEqualTo(line.contains("-hX"));
        if (output.failed()) {
            assertThat(output.error()).contains(HIDDEN);
            assertThat(output.error().lines()).hasSize(1);
        }
    }

    @Test
    void wrongArgumentsAreAnsweredWithThoseThatThereAre() throws Exception {
        assertThat(jwt.run("inspect", SHOWN, "FILE", "more").error())
                .isEqualTo("jwt inspect does not take these arguments, which are not repeated here, since they may be "
                        + "secret; usage: jwt inspect [-h] [--verify] TOKEN [file]\n");
        assertThat(jwt.run("keys").error()).endsWith("usage: jwt keys [-h] file\n");
        assertThat(jwt.run("token", "FILE").error())
                .endsWith("usage: jwt token [-h] --sub SUB [--scope SCOPE] [--type {auth,refresh}] "
                        + "[--claim NAME=VALUE] [--max-age DURATION] file\n");
    }

    @Test
    void aRejectedTokenIsNotRepeated() throws Exception {
        for (String text : new String[] {SHOWN, SHOWN + ".", SHOWN.replace("eyJ", "eyK"), SHOWN.replace('.', '-')}) {
            Output output = jwt.run("inspect", "--verify", text, "FILE");

            assertThat(output.failed()).isTrue();
            assertHidden(output);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"keygen", "rotate", "keys", "token", "inspect"})
    void eachCommandHasAHelp(String command) throws Exception {
        Output output = jwt.run(command, "--help");

        assertThat(output.failed()).isFalse();
        assertThat(output.out()).startsWith("usage: jwt " + command).contains("-h, --help");
    }

    @Test
    void theHelpWarnsThatArgumentsAreVisible() throws Exception {
        assertThat(jwt.run("inspect", "--help").out().replaceAll("\\s+", " "))
                .contains("- to read the token from the standard input, or the token itself, which other users of this "
                        + "machine then see (ps) and the shell keeps (history)");
    }

    @Test
    void minusReadsTheTokenFromTheStandardInput() throws Exception {
        String token = jwt.run("token", "--sub", "alice", "FILE").out();

        assertThat(token).endsWith("\n");
        assertThat(jwt.runPiped(token, "inspect", "-", "FILE").out()).contains("\"verified\" : false", "\"alice\"");
        assertThat(jwt.runPiped(token, "inspect", "--verify", "-", "FILE").out())
                .contains("\"verified\" : true");
        assertThat(jwt.runPiped(token.strip() + "\r\n", "inspect", "--verify", "-", "FILE")
                        .failed())
                .isFalse();
        assertThat(jwt.runPiped(token.strip(), "inspect", "--verify", "-", "FILE")
                        .failed())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X\n\n", " X\n", "X \n", "\nX", "X\nX\n", "X\r", "\uFEFFX\n"})
    void oneLineBreakAtTheEndIsDroppedAndNothingElse(String input) throws Exception {
        Output output = jwt.runPiped(input.replace("X", SHOWN), "inspect", "-");

        assertThat(output).isEqualTo(new Output("", "Token rejected: MALFORMED\n", true));
    }

    @Test
    void theStandardInputIsReadUpToTheSizeOfTheLargestToken() throws Exception {
        String tooMany = "The standard input has more than 65536 characters, which no token has\n";
        String largest = "A".repeat(65_536);

        assertThat(jwt.runPiped(largest, "inspect", "-").error()).isEqualTo("Token rejected: MALFORMED\n");
        assertThat(jwt.runPiped(largest + "\r\n", "inspect", "-").error()).isEqualTo("Token rejected: MALFORMED\n");
        assertThat(jwt.runPiped(largest + "A", "inspect", "-").error()).isEqualTo(tooMany);
        assertThat(jwt.runPiped(largest + "\n\n", "inspect", "-").error()).isEqualTo(tooMany);
        assertThat(jwt.runPiped("A".repeat(1_000_000), "inspect", "--verify", "-", "FILE")
                        .error())
                .isEqualTo(tooMany);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n"})
    void anEmptyStandardInputIsNoToken(String input) throws Exception {
        assertThat(jwt.runPiped(input, "inspect", "-"))
                .isEqualTo(new Output("", "The standard input is empty; pipe the token into the command\n", true));
    }

    @Test
    void verifyingNeedsTheConfiguration() throws Exception {
        assertThat(jwt.run("inspect", "--verify", SHOWN))
                .isEqualTo(new Output(
                        "", "--verify needs the configuration file of the application, after the token\n", true));
        assertThat(jwt.run("inspect", SHOWN).failed()).isFalse();
    }

    private static void assertHidden(Output output) {
        String shown = output.out() + output.error();
        for (int i = 0; i + WINDOW <= SHOWN.length(); i++) {
            assertThat(shown).doesNotContain(SHOWN.substring(i, i + WINDOW));
        }
    }
}
