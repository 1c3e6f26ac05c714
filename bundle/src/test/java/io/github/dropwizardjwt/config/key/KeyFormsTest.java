package io.github.dropwizardjwt.config.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.support.Jwks;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.TestKeys;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.time.Clock;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys of openssl, as PEM and as a JWK that was not written by the library under test, in files of every kind. */
class KeyFormsTest {
    @TempDir
    Path directory;

    static Stream<Arguments> keyPairs() {
        Stream<Arguments> each = Arrays.stream(Algorithm.values())
                .filter(algorithm -> !algorithm.isSymmetric())
                .map(algorithm -> Arguments.of(algorithm, TestKeys.nameFor(algorithm)));
        return Stream.concat(each, Stream.of(Arguments.of(Algorithm.EdDSA, "ed448")));
    }

    static Stream<Algorithm> secrets() {
        return Arrays.stream(Algorithm.values()).filter(Algorithm::isSymmetric);
    }

    @ParameterizedTest
    @MethodSource("keyPairs")
    void aPairIsTheSameAsPemAsJwkAndInADirectory(Algorithm algorithm, String name) throws Exception {
        TokenManager pem = tokens(algorithm, "privateKeyFile: " + file("pem", TestKeys.pem(name)));
        TokenManager jwk = tokens(algorithm, "privateKeyFile: " + file("jwk", privateJwk(name)));
        TokenManager pemVerifier = tokens(algorithm, "publicKeyFile: " + file("public", TestKeys.pem(name + ".pub")));
        TokenManager jwkVerifier =
                tokens(algorithm, "publicKeyFile: " + file("public.jwk", Jwks.jwk(TestKeys.publicKey(name))));
        TokenManager pemDirectory = tokens(algorithm, directory(algorithm, "pem", TestKeys.pem(name)));
        TokenManager jwkDirectory = tokens(algorithm, directory(algorithm, "jwk", privateJwk(name)));

        assertInterchangeable(pem, jwk, pemDirectory, jwkDirectory);
        for (TokenManager verifier : new TokenManager[] {pemVerifier, jwkVerifier}) {
            assertThat(verifier.isValid(jwk.authToken("alice").signed())).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void aSecretIsTheSameAsTextAsJwkAndInADirectory(Algorithm algorithm) throws Exception {
        String secret = TestKeys.SECRET;
        String jwk = "{\"kty\":\"oct\",\"k\":\"" + Jwks.base64(secret.getBytes(StandardCharsets.US_ASCII)) + "\"}";

        assertInterchangeable(
                tokens(algorithm, "secretFile: " + file("secret", secret)),
                tokens(algorithm, "secretFile: " + file("jwk", jwk)),
                tokens(algorithm, directory(algorithm, "secret", secret + "\n")),
                tokens(algorithm, directory(algorithm, "jwk", jwk)));
    }

    @ParameterizedTest
    @MethodSource("keyPairs")
    void aPublicHalfBesideThePrivateOneIsComparedInEitherForm(Algorithm algorithm, String name) throws Exception {
        String privateKey = "privateKeyFile: " + file("jwk", privateJwk(name));

        assertThat(tokens(algorithm, privateKey, "publicKeyFile: " + file("public", TestKeys.pem(name + ".pub")))
                        .authToken("alice"))
                .isNotNull();
    }

    private static void assertInterchangeable(TokenManager... managers) {
        for (TokenManager issuer : managers) {
            Token token = issuer.authToken("alice");
            for (TokenManager verifier : managers) {
                assertThat(verifier.verify(token.signed()).header()).isEqualTo(token.header());
            }
        }
    }

    private static TokenManager tokens(Algorithm algorithm, String... lines) throws Exception {
        return Sections.manager(
                Sections.read(
                        Stream.concat(Stream.of("issuer: example-service", "algorithm: " + algorithm), Stream.of(lines))
                                .toArray(String[]::new)),
                Clock.systemUTC());
    }

    private Path file(String name, String content) throws Exception {
        return Files.writeString(directory.resolve(name), content);
    }

    private String directory(Algorithm algorithm, String form, String content) throws Exception {
        Path keys = Files.createTempDirectory(directory, form);
        Files.writeString(keys.resolve("2026-11-24T00-00-00Z." + algorithm + "." + form), content);
        return "keyDirectory: {path: " + keys + "}";
    }

    private static String privateJwk(String name) {
        return Jwks.jwk(TestKeys.publicKey(name), privateMembers(TestKeys.privateKey(name)));
    }

    private static String[] privateMembers(PrivateKey key) {
        if (key instanceof RSAPrivateCrtKey rsa) {
            return new String[] {
                member("d", rsa.getPrivateExponent()),
                member("p", rsa.getPrimeP()),
                member("q", rsa.getPrimeQ()),
                member("dp", rsa.getPrimeExponentP()),
                member("dq", rsa.getPrimeExponentQ()),
                member("qi", rsa.getCrtCoefficient())
            };
        }
        if (key instanceof ECPrivateKey ec) {
            int length = (ec.getParams().getOrder().bitLength() + 7) / 8;
            return new String[] {member("d", Jwks.padded(ec.getS(), length))};
        }
        return new String[] {member("d", ((EdECPrivateKey) key).getBytes().orElseThrow())};
    }

    private static String member(String name, BigInteger number) {
        return member(name, Jwks.padded(number, (number.bitLength() + 7) / 8));
    }

    private static String member(String name, byte[] bytes) {
        return "\"" + name + "\":\"" + Jwks.base64(bytes) + "\"";
    }
}
