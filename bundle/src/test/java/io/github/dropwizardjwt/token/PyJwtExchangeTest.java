package io.github.dropwizardjwt.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.support.SettableClock;
import io.github.dropwizardjwt.support.TestKeys;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tokens are exchanged both ways with Flask_PyJWT and PyJWT under the same key. */
class PyJwtExchangeTest {
    private static final Properties RECORDED = recorded();

    /** The first python3, or that of the operating system, that has what is needed. */
    private static final Optional<String> PYTHON = Stream.of("python3", "/usr/bin/python3")
            .filter(program -> run(program, "-c", "import jwt, cryptography").equals("0"))
            .findFirst();

    @ParameterizedTest
    @EnumSource(names = {"HS256", "HS512", "RS256", "RS512"})
    void verifiesTokensOfFlaskPyJwt(Algorithm algorithm) {
        TokenManager manager = flask(algorithm);
        Token auth = manager.verify(RECORDED.getProperty(algorithm + ".auth"));
        assertThat(auth.type()).isEqualTo(TokenType.AUTH);
        assertThat(auth.subject()).isEqualTo("alice");
        assertThat(auth.id()).isEmpty();
        assertThat(auth.maxAge()).isEqualTo(Duration.ofHours(1));
        assertThat(auth.hasScope("admin")).isTrue();
        assertThat(auth.claims())
                .containsEntry(
                        "scope",
                        Map.of("admin", true, "nested", Map.of("list", List.of(1, new BigDecimal("2.5"), "x"))))
                .containsEntry("test", "test value")
                .containsEntry("level", 3)
                .containsEntry("tags", List.of("a", "b"))
                .containsEntry("umlaut", "\u00e4\u00f6\u00fc \u20ac");

        Token refresh = manager.verify(RECORDED.getProperty(algorithm + ".refresh"), TokenType.REFRESH);
        assertThat(refresh.type()).isEqualTo(TokenType.REFRESH);
        assertThat(refresh.subject()).isEqualTo("alice");
        assertThat(refresh.maxAge()).isEqualTo(Duration.ofDays(7));
        assertThat(refresh.claim("rid", String.class)).isPresent();
    }

    @Test
    void rejectsTokensOfFlaskPyJwtThatExpiredOrHaveAnotherKey() {
        TokenManager late = TokenManager.builder("Flask_PyJWT", KeySet.signing(TestKeys.signing(Algorithm.HS256)))
                .clock(new SettableClock(Sample.NOW.plusSeconds(3600)))
                .build();
        assertThat(Sample.rejection(late, RECORDED.getProperty("HS256.auth"))).isEqualTo(Reason.EXPIRED);
        assertThat(Sample.rejection(late, RECORDED.getProperty("HS256.refresh"), TokenType.REFRESH))
                .isNull();
        assertThat(Sample.rejection(late, RECORDED.getProperty("HS512.auth"))).isEqualTo(Reason.WRONG_ALGORITHM);
        assertThat(Sample.rejection(late, RECORDED.getProperty("RS256.auth"))).isEqualTo(Reason.WRONG_ALGORITHM);
    }

    private static TokenManager flask(Algorithm algorithm) {
        SigningKey key = algorithm.isSymmetric()
                ? SigningKey.ofSecret(
                        algorithm, RECORDED.getProperty("secret").getBytes(StandardCharsets.US_ASCII), null)
                : TestKeys.signing(algorithm);
        return TokenManager.builder("Flask_PyJWT", KeySet.signing(key))
                .clock(new SettableClock(Sample.NOW))
                .build();
    }

    /** As Flask_PyJWT calls PyJWT: {@code AuthManager.verify_token} and {@code JWT.from_signed_token}. */
    private static final String VERIFY = """
            import sys, jwt
            token, algorithm, issuer, key = sys.argv[1], sys.argv[2], sys.argv[3], open(sys.argv[4], 'rb').read()
            claims = jwt.decode(token, key, issuer=issuer, algorithms=[algorithm], options={
                'require': ['exp', 'iss', 'sub', 'iat', 'type'], 'verify_iat': True, 'verify_exp': True,
                'verify_iss': True, 'verify_signature': True})
            assert jwt.get_unverified_header(token)['typ'] == 'JWT'
            assert claims['sub'] == 'alice'
            if claims['type'] == 'refresh':
                assert claims['rid'] == claims['jti'] and 'scope' not in claims
            else:
                assert claims['type'] == 'auth' and claims['scope'] == {'admin': True} and claims['n'] == [1, 2.5]
            print('verified')
            """;

    @ParameterizedTest
    @EnumSource
    void pyJwtVerifiesOurTokens(Algorithm algorithm, @TempDir Path directory) throws IOException {
        assumeTrue(PYTHON.isPresent(), "python3 with PyJWT and cryptography is not installed");
        String known = "import jwt.algorithms as a; assert '" + algorithm + "' in a.get_default_algorithms()";
        assumeTrue(run(PYTHON.orElseThrow(), "-c", known).equals("0"), "This PyJWT is older than " + algorithm);
        TokenManager manager = TokenManager.builder(Sample.ISSUER, KeySet.signing(TestKeys.signing(algorithm)))
                .build();
        Path key = directory.resolve("key");
        Files.writeString(
                key, algorithm.isSymmetric() ? TestKeys.SECRET : TestKeys.pem(TestKeys.nameFor(algorithm) + ".pub"));
        for (Token token : List.of(
                manager.authToken("alice", Map.of("admin", true), Map.of("n", List.of(1, 2.5))),
                manager.refreshToken("alice"))) {
            String name = algorithm.name();
            assertThat(run(PYTHON.orElseThrow(), "-c", VERIFY, token.signed(), name, Sample.ISSUER, key.toString()))
                    .isEqualTo("verified\n0");
        }
    }

    /** What the command printed, and its exit code. */
    private static String run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return output + process.onExit().join().exitValue();
        } catch (IOException e) {
            return "no such program";
        }
    }

    private static Properties recorded() {
        try (InputStream in = PyJwtExchangeTest.class.getResourceAsStream("flask-pyjwt.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
