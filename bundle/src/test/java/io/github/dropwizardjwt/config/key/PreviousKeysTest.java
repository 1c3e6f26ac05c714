package io.github.dropwizardjwt.config.key;

import static io.github.dropwizardjwt.support.Sections.SECRET;
import static io.github.dropwizardjwt.support.Sections.block;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.configuration.ConfigurationException;
import io.github.dropwizardjwt.support.GeneratedKeys;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.SettableClock;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenRejectedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PreviousKeysTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String UNTIL = "until: 2026-11-24T12:30:00Z";
    private static final String ISSUER = "issuer: example-service";
    private static final String[] NEW_SECRET = {ISSUER, "algorithm: HS256", "secret: " + SECRET};
    private static final String[] NEW_PAIR = {
        ISSUER, "algorithm: ES256", block("privateKey", GeneratedKeys.privatePem(GeneratedKeys.P256))
    };

    private final SettableClock clock = new SettableClock(NOW);

    @TempDir
    Path directory;

    @Test
    void acceptsTokensOfAFormerSecretUntilExactlyThen() throws Exception {
        String old = tokens(ISSUER, "algorithm: HS256", "secret: old-" + SECRET)
                .authToken("alice")
                .signed();
        TokenManager tokens = tokens(with(NEW_SECRET, "secret: old-" + SECRET, UNTIL));

        assertThat(tokens.isValid(old)).isTrue();
        clock.set(Instant.parse("2026-11-24T12:29:59.999999999Z"));
        assertThat(tokens.isValid(old)).isTrue();
        clock.set(Instant.parse("2026-11-24T12:30:00Z"));
        assertThatThrownBy(() -> tokens.verify(old))
                .isInstanceOfSatisfying(
                        TokenRejectedException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.UNKNOWN_KEY));
    }

    @Test
    void signsWithThePresentKeyOnly() throws Exception {
        TokenManager tokens = tokens(with(NEW_SECRET, "secret: old-" + SECRET, UNTIL));

        assertThat(tokens.authToken("alice").header().get("kid"))
                .isEqualTo(tokens(NEW_SECRET).authToken("alice").header().get("kid"));
        clock.advance(Duration.ofDays(1));
        assertThat(tokens.isValid(tokens.authToken("alice").signed())).isTrue();
    }

    @Test
    void takesSeveralSecrets() throws Exception {
        String[] lines = with(with(NEW_SECRET, "secret: old-" + SECRET, UNTIL), "secret: older-" + SECRET, UNTIL);
        TokenManager tokens = tokens(lines);

        for (String secret : List.of("old-" + SECRET, "older-" + SECRET, SECRET)) {
            assertThat(tokens.isValid(tokens(ISSUER, "algorithm: HS256", "secret: " + secret)
                            .authToken("alice")
                            .signed()))
                    .isTrue();
        }
    }

    static Stream<Arguments> formsOfAKeyPair() {
        return Stream.of(
                Arguments.of("privateKey", GeneratedKeys.privatePem(GeneratedKeys.OTHER_P256)),
                Arguments.of("publicKey", GeneratedKeys.publicPem(GeneratedKeys.OTHER_P256)));
    }

    @ParameterizedTest
    @MethodSource("formsOfAKeyPair")
    void takesEitherHalfOfAFormerPair(String setting, String pem) throws Exception {
        String old = tokens(
                        ISSUER,
                        "algorithm: ES256",
                        block("privateKey", GeneratedKeys.privatePem(GeneratedKeys.OTHER_P256)))
                .authToken("alice")
                .signed();
        Path file = Files.writeString(directory.resolve("old.pem"), pem);

        assertThat(tokens(with(NEW_PAIR, block(setting, pem), UNTIL)).isValid(old))
                .isTrue();
        assertThat(tokens(with(NEW_PAIR, setting + "File: " + file, UNTIL)).isValid(old))
                .isTrue();
    }

    @Test
    void takesAKeyOfAnotherAlgorithmAndWithAnotherId() throws Exception {
        String[] former = {
            ISSUER,
            "algorithm: RS256",
            "keyId: '2025'",
            block("privateKey", GeneratedKeys.privatePem(GeneratedKeys.RSA))
        };
        String old = tokens(former).authToken("alice").signed();

        TokenManager tokens = tokens(with(
                NEW_PAIR,
                block("publicKey", GeneratedKeys.publicPem(GeneratedKeys.RSA)),
                "algorithm: RS256",
                "keyId: '2025'",
                UNTIL));

        assertThat(tokens.isValid(old)).isTrue();
    }

    static Stream<Arguments> rejections() {
        String secret = "secret: old-" + SECRET;
        String pem = block("publicKey", GeneratedKeys.publicPem(GeneratedKeys.OTHER_P256));
        return Stream.of(
                Arguments.of(
                        "previousKeys[0].until is missing; write the instant at which the key expires, as in "
                                + "2026-12-01T00:00:00Z",
                        with(NEW_SECRET, secret)),
                Arguments.of(
                        "previousKeys[0].until is not a date-time with its offset; ",
                        with(NEW_SECRET, secret, "until: 2026-12-01")),
                Arguments.of("previousKeys[0].until is not a date-time", with(NEW_SECRET, secret, "until: 1796083200")),
                Arguments.of("previousKeys[0] needs a key for HS256: secret or secretFile", with(NEW_SECRET, UNTIL)),
                Arguments.of("previousKeys[0] needs a key for HS256: ", with(NEW_SECRET, UNTIL, pem)),
                Arguments.of("previousKeys[0] needs a key for ES256: publicKey, ", with(NEW_PAIR, UNTIL, secret)),
                Arguments.of(
                        "previousKeys[0].publicKey conflicts with previousKeys[0].privateKey; set only one",
                        with(
                                NEW_PAIR,
                                UNTIL,
                                pem,
                                block("privateKey", GeneratedKeys.privatePem(GeneratedKeys.OTHER_P256)))),
                Arguments.of(
                        "previousKeys[0].secretFile conflicts with previousKeys[0].secret; set only one",
                        with(NEW_SECRET, UNTIL, secret, "secretFile: x")),
                Arguments.of(
                        "previousKeys[0].secret must have at least 32 bytes for HS256, has 5",
                        with(NEW_SECRET, UNTIL, "secret: short")),
                Arguments.of(
                        "previousKeys[0].algorithm is unknown; choose one of HS256, ",
                        with(NEW_SECRET, UNTIL, secret, "algorithm: none")),
                Arguments.of(
                        "previousKeys[0].algorithm cannot stand beside ES256: secrets and key pairs are not mixed",
                        with(NEW_PAIR, UNTIL, secret, "algorithm: HS256")),
                Arguments.of(
                        "previousKeys[0].keyId must be 1 to 256 printable ASCII characters without blanks",
                        with(NEW_SECRET, UNTIL, secret, "keyId: two words")),
                Arguments.of(
                        "previousKeys[0] has the id of a key that stands before it",
                        with(NEW_SECRET, UNTIL, "secret: " + SECRET)),
                Arguments.of(
                        "previousKeys[1] has the id of a key that stands before it",
                        with(with(NEW_SECRET, UNTIL, secret), UNTIL, secret)),
                Arguments.of(
                        "previousKeys[0].until is missing",
                        new String[] {NEW_SECRET[0], NEW_SECRET[1], NEW_SECRET[2], "previousKeys: [null]"}));
    }

    @ParameterizedTest
    @MethodSource("rejections")
    void stopsTheStart(String problem, String[] lines) {
        assertThatThrownBy(() -> Sections.read(lines))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("jwt." + problem)
                .message()
                .doesNotContain(SECRET)
                .doesNotContain("HV0");
    }

    private TokenManager tokens(String... lines) throws Exception {
        return Sections.manager(Sections.read(lines), clock);
    }

    /** The section with one more entry of {@code previousKeys}. */
    private static String[] with(String[] section, String... entry) {
        List<String> lines = new ArrayList<>(List.of(section));
        if (!lines.contains("previousKeys:")) {
            lines.add("previousKeys:");
        }
        lines.add("-\n" + String.join("\n", entry).indent(2).stripTrailing());
        return lines.toArray(String[]::new);
    }
}
