package io.github.dropwizardjwt.config.key;

import static io.github.dropwizardjwt.support.RejectedSection.GOOD_SECRET;
import static io.github.dropwizardjwt.support.RejectedSection.rejected;
import static io.github.dropwizardjwt.support.Sections.SECRET;
import static io.github.dropwizardjwt.support.Sections.block;

import io.github.dropwizardjwt.support.GeneratedKeys;
import io.github.dropwizardjwt.support.Jwks;
import io.github.dropwizardjwt.support.RejectedSection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Secrets that stop the start, with what the operator reads, which is no part of them. */
class RejectedSecretsTest {
    @TempDir
    static Path directory;

    @BeforeAll
    static void makeFiles() throws IOException {
        OddKeyFiles.makeIn(directory);
    }

    static Stream<RejectedSection> secrets() {
        String pem = GeneratedKeys.publicPem(GeneratedKeys.RSA);
        String jwk = "'{\"kty\": \"oct\", \"k\": \"" + SECRET + "\"}'";
        String guessable = " is guessable (a repetition, a row of letters or keys, words that many would write, or a "
                + "published sample); make a random one with: openssl rand -base64 32";
        String noSecret = "; HS256 takes a random secret, a key pair needs an RS, PS, ES or EdDSA algorithm";
        String drop = "; drop it or choose such an algorithm";
        return Stream.of(
                rejected("no secret", "HS256", "jwt.secret is missing: HS256 needs secret or secretFile"),
                rejected("a null secret", "HS256", "jwt.secret is missing: HS256 needs secret or secretFile")
                        .of("secret:"),
                rejected("an empty secret", "HS256", tooShort("secret", "HS256", 32, 0))
                        .of("secret: ''"),
                rejected("31 bytes for HS256", "HS256", tooShort("secret", "HS256", 32, 31))
                        .of("secret: " + SECRET.substring(0, 31)),
                rejected("41 bytes for HS384", "HS384", tooShort("secret", "HS384", 48, 41))
                        .of(GOOD_SECRET),
                rejected("41 bytes for HS512", "HS512", tooShort("secret", "HS512", 64, 41))
                        .of(GOOD_SECRET),
                rejected("a short secret in the environment", "HS256", tooShort("secret", "HS256", 32, 14))
                        .of("secret: ${JWT_TEST_SHORT_SECRET}")
                        .holding(System.getenv("JWT_TEST_SHORT_SECRET")),
                rejected(
                                "an environment variable that is not set",
                                "HS256",
                                "jwt.secret names the environment variable JWT_TEST_NO_SUCH, which is not set")
                        .of("secret: ${JWT_TEST_NO_SUCH}"),
                rejected("a variable with a default", "HS256", notAVariable("secret"))
                        .of("secret: ${JWT_TEST_NO_SUCH:-" + SECRET + "}"),
                rejected("a variable that YAML replaces too late", "HS256", notAVariable("secret"))
                        .of("secret: ${jwt.test.no.such.secret.in.the.environment}"),
                rejected("a variable within text", "HS256", notAVariable("secret"))
                        .of("secret: " + SECRET + "${JWT_TEST_SECRET}"),
                rejected("a repetition", "HS256", "jwt.secret" + guessable)
                        .of("secret: kR7wQ2zP9xkR7wQ2zP9xkR7wQ2zP9xkR7wQ2zP9x")
                        .holding("kR7wQ2zP9xkR7wQ2zP9xkR7wQ2zP9xkR7wQ2zP9x"),
                rejected("too few characters", "HS256", "jwt.secret" + guessable)
                        .of("secret: abcabdacbacdbcadbacdabdcabcdbacdbcad")
                        .holding("abcabdacbacdbcadbacdabdcabcdbacdbcad"),
                rejected("a published sample", "HS256", "jwt.secret" + guessable)
                        .of("secret: a-string-secret-at-least-256-bits-long")
                        .holding("a-string-secret-at-least-256-bits-long"),
                rejected("a template's word", "HS256", "jwt.secret" + guessable)
                        .of("secret: please-ChangeMe-before-you-go-to-production")
                        .holding("please-ChangeMe-before-you-go-to-production"),
                rejected("the alphabet", "HS256", "jwt.secret" + guessable)
                        .of("secret: abcdefghijklmnopqrstuvwxyz0123456789")
                        .holding("abcdefghijklmnopqrstuvwxyz0123456789"),
                rejected("the sample secret of jwt.io", "HS256", "jwt.secret" + guessable)
                        .of("secret: your-256-bit-secret-your-256-bit")
                        .holding("your-256-bit-secret-your-256-bit"),
                rejected("a PEM as a secret", "HS256", "jwt.secret is a PEM or JWK, not a secret" + noSecret)
                        .of(block("secret", pem))
                        .holding(pem),
                rejected("a damaged JWK", "HS256", "jwt.secret has a member k that is not base64url without padding")
                        .of("secret: " + jwk),
                rejected("a JWK for another algorithm", "HS256", "jwt.secret is for another algorithm than [HS256]")
                        .of("secret: '" + Jwks.jwk(GeneratedKeys.P256.getPublic()) + "'"),
                rejected("an id beside a JWK", "HS256", "jwt.secret is a JWK, which has its id in it (kid); drop keyId")
                        .of("keyId: a", "secret: " + jwk),
                rejected("secret and secretFile", "HS256", "jwt.secretFile conflicts with secret; set only one")
                        .of(GOOD_SECRET, "secretFile: <DIR>/good"),
                rejected(
                                "a secret for RS256",
                                "RS256",
                                "jwt.secret is for HS algorithms, and algorithm is RS256; drop it or choose HS256, "
                                        + "HS384 or HS512")
                        .of(GOOD_SECRET),
                rejected(
                                "a private key for HS256",
                                "HS256",
                                "jwt.privateKey is for RS, PS, ES and EdDSA algorithms, and algorithm is HS256" + drop)
                        .of(GOOD_SECRET, block("privateKey", GeneratedKeys.privatePem(GeneratedKeys.P256)))
                        .holding(SECRET, GeneratedKeys.privatePem(GeneratedKeys.P256)),
                rejected(
                                "a public key for HS256",
                                "HS256",
                                "jwt.publicKeyFile is for RS, PS, ES and EdDSA algorithms, and algorithm is HS256"
                                        + drop)
                        .of(GOOD_SECRET, "publicKeyFile: <DIR>/good"));
    }

    private static String tooShort(String setting, String algorithm, int needed, int actual) {
        return "jwt." + setting + " must have at least " + needed + " bytes for " + algorithm + ", has " + actual
                + "; make one with: openssl rand -base64 " + needed;
    }

    private static String notAVariable(String setting) {
        return "jwt." + setting + " has a ${ that is not the beginning of a whole variable; write ${NAME} and nothing "
                + "else, with the name of an environment variable";
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void stopsTheStart(RejectedSection section) {
        section.assertStopsTheStart(directory);
    }
}
