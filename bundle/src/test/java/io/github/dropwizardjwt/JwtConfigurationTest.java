package io.github.dropwizardjwt;

import static io.github.dropwizardjwt.support.Sections.SECRET;
import static io.github.dropwizardjwt.support.Sections.block;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.jersey.validation.Validators;
import io.dropwizard.util.DataSize;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.selfvalidating.SelfValidation;
import io.dropwizard.validation.selfvalidating.ViolationCollector;
import io.github.dropwizardjwt.auth.Unannotated;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.support.GeneratedKeys;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwtConfigurationTest {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_800_000_000), ZoneOffset.UTC);

    @TempDir
    Path directory;

    @Test
    void hasTheseDefaults() throws Exception {
        JwtConfiguration jwt = Sections.read("issuer: example-service", "algorithm: HS256", "secret: " + SECRET);

        assertThat(jwt.getSecretFile()).isNull();
        assertThat(jwt.getPrivateKey()).isNull();
        assertThat(jwt.getPrivateKeyFile()).isNull();
        assertThat(jwt.getPublicKey()).isNull();
        assertThat(jwt.getPublicKeyFile()).isNull();
        assertThat(jwt.isGenerateMissing()).isFalse();
        assertThat(jwt.getKeyId()).isNull();
        assertThat(jwt.getProvider()).isNull();
        assertThat(jwt.getAudience()).isEmpty();
        assertThat(jwt.getAuthMaxAge()).isEqualTo(Duration.hours(1));
        assertThat(jwt.getRefreshMaxAge()).isEqualTo(Duration.days(7));
        assertThat(jwt.getClockSkew()).isEqualTo(Duration.seconds(0));
        assertThat(jwt.getMaxTokenSize()).isEqualTo(DataSize.kibibytes(8));
        assertThat(jwt.getRealm()).isEqualTo("api");
        assertThat(jwt.getUnannotated()).isEqualTo(Unannotated.DENY);
        assertThat(jwt.getCandidateUnannotated()).isNull();
        assertThat(jwt.getVerifiedTokenCache().isEnabled()).isTrue();
        assertThat(jwt.getVerifiedTokenCache().getMaximumSize()).isEqualTo(10_000);
        assertThat(jwt.getVerifiedTokenCache().getMaximumWeight()).isEqualTo(DataSize.mebibytes(64));
    }

    @Test
    void mapsEveryKeyFromYaml() throws Exception {
        // Not all of them make sense together, so they are read without being checked.
        JwtConfiguration jwt = Sections.readUnchecked(
                "issuer: example-service",
                "algorithm: PS384",
                "secret: a",
                "secretFile: b",
                "privateKey: c",
                "privateKeyFile: d",
                "publicKey: e",
                "publicKeyFile: f",
                "generateMissing: true",
                "keyId: 2026-11",
                "provider: SunRsaSign",
                "audience: [one, two]",
                "authMaxAge: 15m",
                "refreshMaxAge: 30d",
                "clockSkew: 30s",
                "maxTokenSize: 4KiB",
                "realm: The example",
                "unannotated: AUTHENTICATED",
                "candidateUnannotated: DENY",
                "verifiedTokenCache: {enabled: false, maximumSize: 7, maximumWeight: 1MiB}");

        assertThat(jwt.getIssuer()).isEqualTo("example-service");
        assertThat(jwt.getAlgorithm()).isEqualTo(Algorithm.PS384);
        assertThat(jwt.getSecret()).isEqualTo("a");
        assertThat(jwt.getSecretFile()).isEqualTo("b");
        assertThat(jwt.getPrivateKey()).isEqualTo("c");
        assertThat(jwt.getPrivateKeyFile()).isEqualTo("d");
        assertThat(jwt.getPublicKey()).isEqualTo("e");
        assertThat(jwt.getPublicKeyFile()).isEqualTo("f");
        assertThat(jwt.isGenerateMissing()).isTrue();
        assertThat(jwt.getKeyId()).isEqualTo("2026-11");
        assertThat(jwt.getProvider()).isEqualTo("SunRsaSign");
        assertThat(jwt.getAudience()).containsExactly("one", "two");
        assertThat(jwt.getAuthMaxAge()).isEqualTo(Duration.minutes(15));
        assertThat(jwt.getRefreshMaxAge()).isEqualTo(Duration.days(30));
        assertThat(jwt.getClockSkew()).isEqualTo(Duration.seconds(30));
        assertThat(jwt.getMaxTokenSize()).isEqualTo(DataSize.kibibytes(4));
        assertThat(jwt.getRealm()).isEqualTo("The example");
        assertThat(jwt.getUnannotated()).isEqualTo(Unannotated.AUTHENTICATED);
        assertThat(jwt.getCandidateUnannotated()).isEqualTo(Unannotated.DENY);
        assertThat(jwt.getVerifiedTokenCache().isEnabled()).isFalse();
        assertThat(jwt.getVerifiedTokenCache().getMaximumSize()).isEqualTo(7);
        assertThat(jwt.getVerifiedTokenCache().getMaximumWeight()).isEqualTo(DataSize.mebibytes(1));
    }

    @Test
    void buildsAManagerThatFollowsTheSettings() throws Exception {
        Token token = Sections.manager(
                        Sections.read(
                                "issuer: example-service",
                                "algorithm: HS256",
                                "secret: " + SECRET,
                                "keyId: 2026-11",
                                "audience: [one, two]",
                                "authMaxAge: 15m"),
                        CLOCK)
                .authToken("alice");

        assertThat(token.header()).containsEntry("kid", "2026-11").containsEntry("alg", "HS256");
        assertThat(token.issuer()).isEqualTo("example-service");
        assertThat(token.audience()).containsExactly("one", "two");
        assertThat(token.issuedAt()).isEqualTo(CLOCK.instant());
        assertThat(token.maxAge()).isEqualTo(java.time.Duration.ofMinutes(15));
    }

    @Test
    void takesASingleAudienceWithoutAList() throws Exception {
        JwtConfiguration jwt =
                Sections.read("issuer: example-service", "algorithm: HS256", "secret: " + SECRET, "audience: orders");

        assertThat(jwt.getAudience()).containsExactly("orders");
        assertThat(Sections.manager(jwt, CLOCK).authToken("alice").claims()).containsEntry("aud", "orders");
    }

    @Test
    void takesAnAudienceThatIsListedTwice() throws Exception {
        JwtConfiguration jwt = Sections.read(
                "issuer: example-service", "algorithm: HS256", "secret: " + SECRET, "audience: [orders, orders]");
        TokenManager tokens = Sections.manager(jwt, CLOCK);

        assertThat(tokens.isValid(tokens.authToken("alice").signed())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1h", "8d"})
    void agesOfTokensDoNotMatterWhereOnlyOthersIssueThem(String age) throws Exception {
        TokenManager tokens = Sections.manager(
                Sections.read(
                        "issuer: example-service",
                        "algorithm: ES256",
                        Sections.block("publicKey", GeneratedKeys.publicPem(GeneratedKeys.P256)),
                        "authMaxAge: " + age,
                        "refreshMaxAge: 10m"),
                CLOCK);

        assertThatIllegalStateException()
                .isThrownBy(() -> tokens.authToken("alice"))
                .withMessageContaining("verifies tokens only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${JWT_TEST_SECRET}", "${env:JWT_TEST_SECRET}"})
    void readsASecretFromTheEnvironment(String reference) throws Exception {
        TokenManager tokens = Sections.manager(
                Sections.read("issuer: example-service", "algorithm: HS256", "secret: " + reference), CLOCK);

        assertThat(tokens.isValid(signedWith(System.getenv("JWT_TEST_SECRET")))).isTrue();
        assertThat(tokens.isValid(signedWith(SECRET))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n"})
    void readsASecretFromAFileWithoutItsLineBreak(String end) throws Exception {
        Path file = Files.writeString(directory.resolve("secret"), SECRET + end);
        TokenManager tokens = Sections.manager(
                Sections.read("issuer: example-service", "algorithm: HS256", "secretFile: " + file), CLOCK);

        assertThat(tokens.isValid(signedWith(SECRET))).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Algorithm.class,
            names = {"RS256", "PS512", "ES256", "EdDSA", "Ed25519"})
    void readsPrivateAndPublicKeysInlineAndFromFiles(Algorithm algorithm) throws Exception {
        KeyPair pair = keyPair(algorithm);
        Path privateFile = Files.writeString(directory.resolve("private.pem"), GeneratedKeys.privatePem(pair));
        Path publicFile = Files.writeString(directory.resolve("public.pem"), GeneratedKeys.publicPem(pair));
        String signed = manager(algorithm, "privateKeyFile: " + privateFile)
                .authToken("alice")
                .signed();

        for (List<String> keys : List.of(
                List.of("privateKeyFile: " + privateFile, "publicKeyFile: " + publicFile),
                List.of(block("privateKey", GeneratedKeys.privatePem(pair))),
                List.of(block("privateKey", GeneratedKeys.privatePem(pair)), "publicKeyFile: " + publicFile),
                List.of(block("publicKey", GeneratedKeys.publicPem(pair))),
                List.of("publicKeyFile: " + publicFile))) {
            assertThat(manager(algorithm, keys.toArray(String[]::new)).isValid(signed))
                    .isTrue();
        }
    }

    @Test
    void takesAnAlgorithmFromCode() {
        JwtConfiguration jwt = new JwtConfiguration();
        jwt.setIssuer("example-service");
        jwt.setAlgorithm(Algorithm.HS256);
        jwt.setSecret(SECRET);

        assertThat(Sections.manager(jwt, CLOCK).authToken("alice").algorithm()).isEqualTo(Algorithm.HS256);
    }

    @Test
    void doesNotBuildWithoutAnAlgorithm() {
        assertThatThrownBy(() -> Sections.manager(new JwtConfiguration(), CLOCK))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("jwt.algorithm is missing; choose one of HS256, HS384, HS512, RS256, RS384, RS512, PS256, "
                        + "PS384, PS512, ES256, ES384, ES512, EdDSA, Ed25519, Ed448");
    }

    /** Each run reads the keys, and a directory may have many. */
    @Test
    void checksItselfOnce() {
        Counting section = new Counting();

        Validators.newValidator().validate(section);

        assertThat(section.runs).hasValue(1);
    }

    /** Counts the runs of a check that a superclass has. */
    public static final class Counting extends JwtConfiguration {
        private final AtomicInteger runs = new AtomicInteger();

        @Override
        @SelfValidation
        public void checkAlgorithmAndKeys(ViolationCollector violations) {
            runs.incrementAndGet();
        }
    }

    private static TokenManager manager(Algorithm algorithm, String... keys)
            throws IOException, ConfigurationException {
        String[] lines = Stream.concat(
                        Stream.of("issuer: example-service", "algorithm: " + algorithm), Arrays.stream(keys))
                .toArray(String[]::new);
        return Sections.manager(Sections.read(lines), CLOCK);
    }

    private static KeyPair keyPair(Algorithm algorithm) {
        return switch (algorithm) {
            case ES256 -> GeneratedKeys.P256;
            case EdDSA, Ed25519 -> GeneratedKeys.ED25519;
            default -> GeneratedKeys.RSA;
        };
    }

    private static String signedWith(String secret) {
        SigningKey key = SigningKey.ofSecret(Algorithm.HS256, secret.getBytes(StandardCharsets.UTF_8), null);
        return TokenManager.builder("example-service", KeySet.signing(key))
                .clock(CLOCK)
                .build()
                .authToken("alice")
                .signed();
    }
}
