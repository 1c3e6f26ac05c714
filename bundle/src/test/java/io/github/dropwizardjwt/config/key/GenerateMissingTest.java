package io.github.dropwizardjwt.config.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.configuration.ConfigurationException;
import io.github.dropwizardjwt.JwtConfiguration;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.support.Logs;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GenerateMissingTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void makesAKeyThatOnlyItsOwnerMayRead(Algorithm algorithm) throws Exception {
        Path file = directory.resolve("keys/made");
        JwtConfiguration settings = settings(algorithm, file);

        TokenManager tokens = Sections.manager(settings, Clock.systemUTC());

        assertThat(tokens.isValid(tokens.authToken("alice").signed())).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void saysOnceThatItMadeAKey() throws Exception {
        Path file = directory.resolve("secret");
        JwtConfiguration settings = settings(Algorithm.HS256, file);
        try (Logs logs = new Logs()) {
            Sections.manager(settings, Clock.systemUTC());

            assertThat(logs.lines())
                    .containsExactly(
                            "WARN Generated a new HS256 key in " + file
                                    + ", since there was none; every node needs the same file",
                            "INFO The key of jwt.secretFile is in " + file);
        }
        assertThat(Files.readString(file)).hasSizeGreaterThan(64);
    }

    @ParameterizedTest
    @EnumSource(
            value = Algorithm.class,
            names = {"HS256", "HS512", "RS256", "ES256", "EdDSA", "Ed25519", "Ed448"})
    void keepsTheKeyWhenTheServiceStartsAgain(Algorithm algorithm) throws Exception {
        Path file = directory.resolve("key");
        String signed = Sections.manager(settings(algorithm, file), Clock.systemUTC())
                .refreshToken("alice")
                .signed();
        byte[] made = Files.readAllBytes(file);
        try (Logs logs = new Logs()) {
            TokenManager restarted = Sections.manager(settings(algorithm, file), Clock.systemUTC());

            assertThat(restarted.isValid(signed, TokenType.REFRESH)).isTrue();
            assertThat(logs.lines())
                    .containsExactly("INFO The key of jwt."
                            + (algorithm.isSymmetric() ? "secretFile" : "privateKeyFile") + " is in " + file);
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(made);
    }

    @Test
    void makesNothingWhenTheConfigurationIsOnlyChecked() throws Exception {
        Path file = directory.resolve("keys/secret");

        settings(Algorithm.HS256, file);

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void stopsTheStartWithoutItWhereTheFileIsMissing() {
        Path file = directory.resolve("secret");

        assertThatThrownBy(() -> Sections.read("issuer: example-service", "algorithm: HS256", "secretFile: " + file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("jwt.secretFile names a file that does not exist")
                .hasMessageContaining("generateMissing: true");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void stopsTheStartWhereTheFileCannotBeMade() throws Exception {
        JwtConfiguration settings = settings(Algorithm.HS256, Path.of("/proc/no-such-directory/secret"));

        assertThatThrownBy(() -> Sections.manager(settings, Clock.systemUTC()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("jwt.secretFile cannot be written: /proc/no-such-directory/secret (")
                .hasMessageEndingWith("); see that its directory is writable and has room, or choose another");
    }

    @Test
    void takesTheKeyThatIsThereInADirectoryThatIsALink() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("link"), Files.createDirectory(directory.resolve("x")));

        Sections.manager(settings(Algorithm.HS256, link.resolve("secret")), Clock.systemUTC());
        byte[] made = Files.readAllBytes(directory.resolve("x/secret"));
        Sections.manager(settings(Algorithm.HS256, link.resolve("secret")), Clock.systemUTC());

        assertThat(Files.readAllBytes(directory.resolve("x/secret"))).isEqualTo(made);
    }

    @Test
    void clearsUpWhenItStartsAgainAfterItWasKilledWhileItMadeTheKey() throws Exception {
        Path file = directory.resolve("secret");
        Sections.manager(settings(Algorithm.HS256, file), Clock.systemUTC());
        Path draft = Files.createFile(directory.resolve(".new-key123"));
        Files.setLastModifiedTime(draft, FileTime.from(Instant.now().minus(Duration.ofHours(2))));

        Sections.manager(settings(Algorithm.HS256, file), Clock.systemUTC());

        assertThat(draft).doesNotExist();
    }

    @Test
    void stopsTheStartWhereTheDirectoryIsAFile() throws Exception {
        Path occupied = Files.createFile(directory.resolve("occupied"));

        assertThatThrownBy(() -> settings(Algorithm.HS256, occupied.resolve("secret")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("jwt.secretFile names a file that does not exist");
    }

    @Test
    void rejectsABadKeyThatIsThereInsteadOfReplacingIt() throws Exception {
        Path file = Files.createFile(directory.resolve("secret"));

        assertThatThrownBy(() -> settings(Algorithm.HS256, file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("jwt.secretFile names an empty file: " + file);
        assertThat(file).isEmptyFile();
    }

    @Test
    void makesOneKeyForSeveralServicesThatStartAtOnce() throws Exception {
        Path file = directory.resolve("secret");
        Set<Object> keyIds = ConcurrentHashMap.newKeySet();
        ExecutorService services = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> starts = IntStream.range(0, 8)
                    .<Callable<Boolean>>mapToObj(i ->
                            () -> keyIds.add(Sections.manager(settings(Algorithm.HS256, file), Clock.systemUTC())
                                    .authToken("alice")
                                    .header()
                                    .get("kid")))
                    .toList();
            for (Future<Boolean> start : services.invokeAll(starts)) {
                start.get();
            }
        } finally {
            services.shutdownNow();
        }
        assertThat(keyIds).hasSize(1);
    }

    private static JwtConfiguration settings(Algorithm algorithm, Path file)
            throws IOException, ConfigurationException {
        return Sections.read(
                "issuer: example-service",
                "algorithm: " + algorithm,
                (algorithm.isSymmetric() ? "secretFile: " : "privateKeyFile: ") + file,
                "generateMissing: true");
    }
}
