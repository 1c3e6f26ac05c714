package io.github.dropwizardjwt.cli;

import static io.github.dropwizardjwt.support.Sections.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.support.CommandLine;
import io.github.dropwizardjwt.support.CommandLine.Output;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.SettableClock;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommandLineTest {
    private static final String[] WITH_SECRET = {"issuer: example-service", "algorithm: HS256", "secret: " + SECRET};

    @TempDir
    Path directory;

    private SettableClock clock;
    private CommandLine jwt;
    private Path keys;

    @BeforeEach
    void makeCommandLine() {
        clock = new SettableClock(Instant.parse("2026-11-24T12:00:00Z"));
        jwt = new CommandLine(directory, clock);
        keys = directory.resolve("keys");
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void keygenMakesAKeyThatASettingTakes(Algorithm algorithm) throws Exception {
        Path file = directory.resolve("made");

        Output output = jwt.run("keygen", "--algorithm", algorithm.name(), "--out", file.toString());

        TokenManager tokens = Sections.manager(
                Sections.read(
                        "issuer: example-service",
                        "algorithm: " + algorithm,
                        (algorithm.isSymmetric() ? "secretFile: " : "privateKeyFile: ") + file),
                clock);
        Object id = tokens.authToken("alice").header().get("kid");
        assertThat(output)
                .isEqualTo(new Output(
                        "Created " + file + ", a key for " + algorithm + " with the id " + id + "\n", "", false));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void keygenReplacesNoFile() throws Exception {
        Path file = Files.writeString(directory.resolve("made"), "mine");

        Output output = jwt.run("keygen", "--algorithm", "ES256", "--out", file.toString());

        assertFailed(output, file + " exists, and keys are not replaced; choose another --out");
        assertThat(file).hasContent("mine");
    }

    @Test
    void keygenSaysWhereItCannotWrite() throws Exception {
        Path file = Files.createFile(directory.resolve("file")).resolve("made");

        assertThat(jwt.run("keygen", "--algorithm", "ES256", "--out", file.toString())
                        .error())
                .isEqualTo("--out cannot be written: " + file + " (Not a directory); see that its directory is "
                        + "writable and has room, or choose another\n");
    }

    @Test
    void tokenPrintsATokenAndNothingElse() throws Exception {
        Output output = jwt.configured(WITH_SECRET)
                .run("token", "--sub", "alice", "--scope", "admin reader", "--type", "auth", "FILE");

        Token token = Sections.manager(Sections.read(WITH_SECRET), clock)
                .verify(output.out().strip());
        assertThat(token.subject()).isEqualTo("alice");
        assertThat(token.claims().get("scope")).isEqualTo("admin reader");
        assertThat(token.type()).isEqualTo(TokenType.AUTH);
        assertThat(output).isEqualTo(new Output(token.signed() + "\n", "", false));
    }

    @Test
    void tokenIssuesRefreshTokensWithoutScope() throws Exception {
        jwt.configured(WITH_SECRET);

        Output output = jwt.run("token", "--sub", "alice", "--type", "refresh", "FILE");

        assertThat(Sections.manager(Sections.read(WITH_SECRET), clock)
                        .verify(output.out().strip(), TokenType.REFRESH)
                        .type())
                .isEqualTo(TokenType.REFRESH);
        assertFailed(
                jwt.run("token", "--sub", "alice", "--scope", "admin", "--type", "refresh", "FILE"),
                "Refresh tokens have no scope; drop --scope");
    }

    @Test
    void tokenMakesNoKey() throws Exception {
        Path secret = directory.resolve("secret");
        jwt.configured("issuer: example-service", "algorithm: HS256", "secretFile: " + secret, "generateMissing: true");

        Output output = jwt.run("token", "--sub", "alice", "FILE");

        assertThat(output.failed()).isTrue();
        assertThat(output.out()).isEmpty();
        assertThat(output.error()).startsWith("jwt.secretFile names a file that does not exist");
        assertThat(secret).doesNotExist();
    }

    @Test
    void inspectShowsWhatATokenSays() throws Exception {
        String signed = Sections.manager(Sections.read(WITH_SECRET), clock)
                .authToken("alice")
                .signed();
        clock.advance(Duration.ofDays(1));

        Output output = jwt.configured(WITH_SECRET).run("inspect", signed, "FILE");

        JsonNode shown = new ObjectMapper().readTree(output.out());
        assertThat(shown.get("verified").asBoolean()).isFalse();
        assertThat(shown.get("header").get("alg").asText()).isEqualTo("HS256");
        assertThat(shown.get("claims").get("sub").asText()).isEqualTo("alice");
        assertThat(output.failed()).isFalse();
    }

    @Test
    void inspectVerifiesWhereAsked() throws Exception {
        String signed = Sections.manager(Sections.read(WITH_SECRET), clock)
                .authToken("alice")
                .signed();
        jwt.configured(WITH_SECRET);

        assertThat(new ObjectMapper()
                        .readTree(jwt.run("inspect", "--verify", signed, "FILE").out())
                        .get("verified")
                        .asBoolean())
                .isTrue();
        clock.advance(Duration.ofHours(1));
        assertFailed(jwt.run("inspect", "--verify", signed, "FILE"), "Token rejected: EXPIRED");
        assertFailed(jwt.run("inspect", "not-a-token", "FILE"), "Token rejected: MALFORMED");
    }

    @Test
    void rotateMakesTheFirstKeyThenTheNextAndNoMore() throws Exception {
        configureDirectory();

        Output first = jwt.run("rotate", "FILE");
        Output second = jwt.run("rotate", "FILE");
        Output third = jwt.run("rotate", "FILE");

        assertThat(first.out()).startsWith("Created " + keys.resolve("2026-11-24T00-00-00Z.ES256.pem") + "\n");
        assertThat(second.out()).startsWith("Created " + keys.resolve("2026-11-24T13-01-00Z.ES256.pem") + "\n");
        assertThat(third.out()).startsWith("The next key is there already\n");
        assertThat(List.of(first.failed(), second.failed(), third.failed())).containsOnly(false);
        try (Stream<Path> files = Files.list(keys)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void rotateSaysWhyItCannotWrite() throws Exception {
        jwt.configured("issuer: example-service", "algorithm: ES256", "keyDirectory: {path: /proc/no-such-directory}");

        Output output = jwt.run("rotate", "FILE");

        assertThat(output.error())
                .isEqualTo("The key directory cannot be written: "
                        + "/proc/no-such-directory/2026-11-24T00-00-00Z.ES256.pem (NoSuchFileException); see that "
                        + "its directory is writable and has room, or choose another\n");
        assertThat(output.failed()).isTrue();
    }

    @Test
    void rotateNeedsAKeyDirectoryOfTheSameKind() throws Exception {
        assertFailed(
                jwt.configured(WITH_SECRET).run("rotate", "FILE"),
                "jwt.keyDirectory is missing; keys that are given in the configuration are replaced by hand");

        Files.createDirectory(keys);
        Files.writeString(keys.resolve("2026-11-24T00-00-00Z.HS256.secret"), SECRET + "\n");
        configureDirectory();
        Output output = jwt.run("rotate", "FILE");
        assertThat(output.failed()).isTrue();
        assertThat(output.error())
                .startsWith("The key directory has keys for HS256, which a key for ES256 cannot follow");
    }

    @Test
    void keysListsStatesAndTimes() throws Exception {
        configureDirectory();
        jwt.run("rotate", "FILE");
        jwt.run("rotate", "FILE");
        clock.set(Instant.parse("2026-11-24T13:01:00Z"));

        List<String> lines = jwt.run("keys", "FILE").out().lines().toList();

        assertThat(lines).hasSize(3);
        assertThat(lines.get(0).split(" +"))
                .containsExactly("STATE", "ALGORITHM", "SIGNS", "VERIFIES_UNTIL", "ID", "FROM");
        assertThat(lines.get(1))
                .startsWith("retired  ES256      2026-11-24T00:00:00Z  2026-12-01T13:31:00Z  ")
                .endsWith("  2026-11-24T00-00-00Z.ES256.pem");
        assertThat(lines.get(2))
                .startsWith("active   ES256      2026-11-24T13:01:00Z  -                     ")
                .endsWith("  2026-11-24T13-01-00Z.ES256.pem");
    }

    @Test
    void keysListsThoseOfTheConfigurationToo() throws Exception {
        jwt.configured(
                "issuer: example-service",
                "algorithm: HS256",
                "secret: " + SECRET,
                "keyId: new",
                "previousKeys:",
                "- secret: " + SECRET + "-before",
                "  keyId: old",
                "  until: 2026-12-01T00:00:00+01:00");

        assertThat(jwt.run("keys", "FILE")).isEqualTo(new Output("""
                        STATE    ALGORITHM  SIGNS  VERIFIES_UNTIL        ID   FROM
                        active   HS256      -      -                     new  secret
                        retired  HS256      -      2026-11-30T23:00:00Z  old  previousKeys[0]
                        """, "", false));
    }

    @Test
    void saysInOneLineWhatIsWrongWithTheConfiguration() throws Exception {
        Output wrong = jwt.configured("algorithm: HS256", "secret: short").run("keys", "FILE");

        assertThat(wrong.failed()).isTrue();
        assertThat(wrong.error().lines()).hasSize(1);
        assertThat(wrong.error())
                .contains("config.yml has the following errors: ")
                .contains("jwt.issuer must not be blank")
                .contains("jwt.secret must have at least 32 bytes for HS256, has 5")
                .doesNotContain("short");
        Files.delete(directory.resolve("config.yml"));
        Output missing = jwt.run("keys", "FILE");
        assertThat(missing.failed()).isTrue();
        assertThat(missing.error().lines()).hasSize(1);
    }

    @Test
    void leavesASecondBundleToBeReportedByTheApplication() {
        Bootstrap<Sections.Host> bootstrap = new Bootstrap<>(new Application<>() {
            @Override
            public void run(Sections.Host configuration, Environment environment) {}
        });
        new JwtBundle<>(Sections.Host::getJwt).initialize(bootstrap);
        new JwtBundle<>(Sections.Host::getJwt).initialize(bootstrap);

        assertThat(bootstrap.getCommands()).hasSize(1);
    }

    @Test
    void helpNamesAllCommands() throws Exception {
        Output output = jwt.run("--help");

        assertThat(output.failed()).isFalse();
        assertThat(output.out()).contains("keygen", "rotate", "keys", "token", "inspect");
        assertThat(jwt.run("token").failed()).isTrue();
    }

    private void configureDirectory() throws Exception {
        jwt.configured("issuer: example-service", "algorithm: ES256", "keyDirectory:", "  path: " + keys);
    }

    private static void assertFailed(Output output, String error) {
        assertThat(output).isEqualTo(new Output("", error + "\n", true));
    }
}
