package io.github.dropwizardjwt.config.key;

import static io.github.dropwizardjwt.support.RejectedSection.GOOD_SECRET;
import static io.github.dropwizardjwt.support.RejectedSection.rejected;
import static io.github.dropwizardjwt.support.Sections.SECRET;

import io.github.dropwizardjwt.support.RejectedSection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of keys that stop the start, with what the operator reads. */
class RejectedKeyFilesTest {
    private static final String MISSING = "names a file that does not exist in or from the working directory, "
            + Path.of("").toAbsolutePath();
    private static final String TILDE =
            "jwt.%s begins with ~, which only a shell replaces; write the whole path of the %s";
    private static final String URL =
            "jwt.%s is a URL, as classpath: and file: are, and not the path of a %s; put the %s "
                    + "on the disk and write its path";
    private static final String VARIABLE =
            "jwt.%s has a variable in it that nobody replaces; write the path itself, or have the application replace "
                    + "${NAME} in its YAML with an EnvironmentVariableSubstitutor";

    @TempDir
    static Path directory;

    @BeforeAll
    static void makeFiles() throws IOException {
        OddKeyFiles.makeIn(directory);
    }

    static Stream<RejectedSection> files() {
        return Stream.of(
                rejected("a file in the home", "HS256", TILDE.formatted("secretFile", "file"))
                        .of("secretFile: ~/jwt.secret", "generateMissing: true"),
                rejected("a file in another's home", "HS256", TILDE.formatted("secretFile", "file"))
                        .of("secretFile: ~service/jwt.secret"),
                rejected("a file on the class path", "ES256", URL.formatted("privateKeyFile", "file", "file"))
                        .of("privateKeyFile: classpath:jwt.pem", "generateMissing: true"),
                rejected("a file as a URL", "ES256", URL.formatted("publicKeyFile", "file", "file"))
                        .of("publicKeyFile: file:///etc/jwt.pem"),
                rejected("a file in a shell's variable", "HS256", VARIABLE.formatted("secretFile"))
                        .of("secretFile: $HOME/jwt.secret", "generateMissing: true"),
                rejected("a former key in the home", "HS256", TILDE.formatted("previousKeys[0].secretFile", "file"))
                        .of(GOOD_SECRET, "previousKeys: [{secretFile: ~/old.secret, until: 2030-01-01T00:00:00Z}]"),
                rejected(
                                "a missing file",
                                "HS256",
                                "jwt.secretFile " + MISSING + "; put the key there, or "
                                        + "have one generated with generateMissing: true")
                        .of("secretFile: <DIR>/missing"),
                rejected(
                                "a secret as a file",
                                "HS256",
                                "jwt.secretFile " + MISSING
                                        + "; put the key there, or have one generated with generateMissing: true")
                        .of("secretFile: " + SECRET),
                rejected("a variable in the name of a file", "HS256", VARIABLE.formatted("secretFile"))
                        .of("secretFile: ${JWT_SECRET_FILE}", "generateMissing: true"),
                rejected("an empty file", "HS256", "jwt.secretFile names an empty file: <DIR>/empty")
                        .of("secretFile: <DIR>/empty"),
                rejected(
                                "a file with a line break only",
                                "HS256",
                                "jwt.secretFile names an empty file: <DIR>/line-break")
                        .of("secretFile: <DIR>/line-break"),
                rejected("a directory", "HS256", "jwt.secretFile names a directory, not a file: <DIR>/directory")
                        .of("secretFile: <DIR>/directory"),
                rejected(
                                "a large file",
                                "HS256",
                                "jwt.secretFile names a file larger than 64 KiB, which is no key: <DIR>/large")
                        .of("secretFile: <DIR>/large"),
                rejected("a short secret in a file", "HS256", tooShort("secretFile", "HS256", 32, 15))
                        .of("secretFile: <DIR>/short")
                        .holding("Wq7zPx3Lm9Rt2Vb"),
                rejected("an empty file name", "HS256", "jwt.secretFile is not the name of a file")
                        .of("secretFile: ''"),
                rejected("an impossible file name", "HS256", "jwt.secretFile is not the name of a file")
                        .of("secretFile: \"a\\0b\""),
                rejected(
                                "generateMissing without a file",
                                "HS256",
                                "jwt.generateMissing needs secretFile, the file to create")
                        .of(GOOD_SECRET, "generateMissing: true"));
    }

    private static String tooShort(String setting, String algorithm, int needed, int actual) {
        return "jwt." + setting + " must have at least " + needed + " bytes for " + algorithm + ", has " + actual
                + "; make one with: openssl rand -base64 " + needed;
    }

    @ParameterizedTest
    @MethodSource("files")
    void stopsTheStart(RejectedSection section) {
        section.assertStopsTheStart(directory);
    }
}
