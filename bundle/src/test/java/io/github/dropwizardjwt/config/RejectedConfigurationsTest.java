package io.github.dropwizardjwt.config;

import static io.github.dropwizardjwt.support.Sections.SECRET;
import static io.github.dropwizardjwt.support.Sections.block;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.common.base.Throwables;
import io.dropwizard.configuration.ConfigurationException;
import io.github.dropwizardjwt.support.GeneratedKeys;
import io.github.dropwizardjwt.support.Jwks;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.TestKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sections that stop the start, with what the operator reads, which is never any part of a key. */
class RejectedConfigurationsTest {
    private static final String ISSUER = "issuer: example-service";
    private static final String GOOD_SECRET = "secret: " + SECRET;
    private static final String ALGORITHMS = "choose one of HS256, HS384, HS512, RS256, RS384, RS512, PS256, PS384, "
            + "PS512, ES256, ES384, ES512, EdDSA";
    private static final String MISSING = "names a file that does not exist in or from the working directory, "
            + Path.of("").toAbsolutePath();
    private static final String NO_NAME =
            "jwt.%s must have no control characters in it, and no blanks around it; write it on one line";
    private static final String NOT_LONGER =
            "jwt.refreshMaxAge is less than authMaxAge, so that a token expires before the one it is to renew; raise it, "
                    + "or lower authMaxAge";
    private static final String NO_DIRECTORY = "jwt.keyDirectory.path is missing; name the directory of the keys";
    private static final String TILDE =
            "jwt.%s begins with ~, which only a shell replaces; write the whole path of the %s";
    private static final String URL =
            "jwt.%s is a URL, as classpath: and file: are, and not the path of a %s; put the %s "
                    + "on the disk and write its path";
    private static final String VARIABLE =
            "jwt.%s has a variable in it that nobody replaces; write the path itself, or have the application replace "
                    + "${NAME} in its YAML with an EnvironmentVariableSubstitutor";
    private static final int WINDOW = 8;

    @TempDir
    static Path directory;

    /**
     * One row.
     *
     * @param name what it is about
     * @param message the whole message after the first line, {@code <DIR>} standing for the directory of key files: no base64 has it
     * @param secrets the key material that is given
     * @param lines the section
     */
    record Row(String name, String message, List<String> secrets, List<String> lines) {
        Row of(String... further) {
            return new Row(
                    name,
                    message,
                    secrets,
                    Stream.concat(lines.stream(), Arrays.stream(further)).toList());
        }

        Row holding(String... given) {
            return new Row(name, message, List.of(given), lines);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static Row row(String name, String message) {
        return new Row(name, message, List.of(SECRET), List.of());
    }

    private static Row hs(String name, String algorithm, String message) {
        return row(name, message).of(ISSUER, "algorithm: " + algorithm);
    }

    @BeforeAll
    static void makeFiles() throws IOException {
        Files.createFile(directory.resolve("empty"));
        Files.writeString(directory.resolve("line-break"), "\n");
        Files.createDirectory(directory.resolve("directory"));
        Files.writeString(directory.resolve("short"), "Wq7zPx3Lm9Rt2Vb");
        Files.writeString(directory.resolve("large"), SECRET.repeat(2000));
        Files.writeString(directory.resolve("good"), SECRET);
    }

    static Stream<Row> settings() {
        String good = "algorithm: HS256";
        return Stream.of(
                row("no issuer", "jwt.issuer must not be blank").of(good, GOOD_SECRET),
                row("a null issuer", "jwt.issuer must not be blank").of("issuer:", good, GOOD_SECRET),
                row("a blank issuer", "jwt.issuer must not be blank").of("issuer: ' '", good, GOOD_SECRET),
                row("no algorithm", "jwt.algorithm is missing; " + ALGORITHMS).of(ISSUER, GOOD_SECRET),
                hs("a null algorithm", "", "jwt.algorithm is missing; " + ALGORITHMS)
                        .of(GOOD_SECRET),
                hs("alg none", "none", "jwt.algorithm is unknown; " + ALGORITHMS)
                        .of(GOOD_SECRET),
                hs("a lower-case algorithm", "hs256", "jwt.algorithm is unknown; " + ALGORITHMS)
                        .of(GOOD_SECRET),
                hs("no such algorithm", "HS1", "jwt.algorithm is unknown; " + ALGORITHMS)
                        .of(GOOD_SECRET),
                hs(
                                "a malformed key id",
                                "HS256",
                                "jwt.keyId must be 1 to 256 printable ASCII characters without blanks")
                        .of(GOOD_SECRET, "keyId: two words"),
                hs("an empty key id", "HS256", "jwt.keyId must be 1 to 256 printable ASCII characters without blanks")
                        .of(GOOD_SECRET, "keyId: ''"),
                hs(
                                "an unknown provider",
                                "HS256",
                                "jwt.provider is unknown; put it on the class path, or choose one of "
                                        + Arrays.stream(Security.getProviders())
                                                .map(Provider::getName)
                                                .collect(Collectors.joining(", ")))
                        .of(GOOD_SECRET, "provider: NoSuchProvider"),
                hs(
                                "a provider without the algorithm",
                                "HS256",
                                "jwt.provider does not suit the key, which cannot be used for HS256 with the provider "
                                        + "SunEC, which lacks HmacSHA256; choose another provider, or another algorithm")
                        .of(GOOD_SECRET, "provider: SunEC"),
                hs(
                                "a cache for no token",
                                "HS256",
                                "jwt.verifiedTokenCache.maximumSize must be greater than or equal to 1")
                        .of(GOOD_SECRET, "verifiedTokenCache: {maximumSize: 0}"),
                hs(
                                "a cache without memory",
                                "HS256",
                                "jwt.verifiedTokenCache.maximumWeight must be greater than or equal to 64 KIBIBYTES")
                        .of(GOOD_SECRET, "verifiedTokenCache: {maximumWeight: 1KiB}"),
                hs("a null cache", "HS256", "jwt.verifiedTokenCache must not be null")
                        .of(GOOD_SECRET, "verifiedTokenCache:"),
                hs("a clock skew over ten minutes", "HS256", "jwt.clockSkew must be less than or equal to 10 MINUTES")
                        .of(GOOD_SECRET, "clockSkew: 601s"),
                hs("a null clock skew", "HS256", "jwt.clockSkew must not be null")
                        .of(GOOD_SECRET, "clockSkew:"),
                hs("authMaxAge of zero", "HS256", "jwt.authMaxAge must be greater than or equal to 1 SECONDS")
                        .of(GOOD_SECRET, "authMaxAge: 0s"),
                hs(
                                "authMaxAge below a second",
                                "HS256",
                                "jwt.authMaxAge must be a whole number of seconds\n"
                                        + "  * jwt.authMaxAge must be greater than or equal to 1 SECONDS")
                        .of(GOOD_SECRET, "authMaxAge: 500ms"),
                hs("authMaxAge between two seconds", "HS256", "jwt.authMaxAge must be a whole number of seconds")
                        .of(GOOD_SECRET, "authMaxAge: 1500ms"),
                hs(
                                "authMaxAge of centuries",
                                "HS256",
                                "jwt.authMaxAge must be less than or equal to 3650 DAYS\n  * " + NOT_LONGER)
                        .of(GOOD_SECRET, "authMaxAge: 200000d"),
                hs("a null authMaxAge", "HS256", "jwt.authMaxAge must not be null")
                        .of(GOOD_SECRET, "authMaxAge:"),
                hs(
                                "refreshMaxAge of zero",
                                "HS256",
                                NOT_LONGER + "\n  * jwt.refreshMaxAge must be greater than or equal to 1 SECONDS")
                        .of(GOOD_SECRET, "refreshMaxAge: 0d"),
                hs("refreshMaxAge between two seconds", "HS256", "jwt.refreshMaxAge must be a whole number of seconds")
                        .of(GOOD_SECRET, "authMaxAge: 5s", "refreshMaxAge: 10001ms"),
                hs("maxTokenSize too small", "HS256", "jwt.maxTokenSize must be greater than or equal to 512 BYTES")
                        .of(GOOD_SECRET, "maxTokenSize: 511B"),
                hs("maxTokenSize too large", "HS256", "jwt.maxTokenSize must be less than or equal to 64 KIBIBYTES")
                        .of(GOOD_SECRET, "maxTokenSize: 65537B"),
                hs("an issuer with a control character", "HS256", NO_NAME.formatted("issuer"))
                        .of("issuer: \"example\\u0007service\"", GOOD_SECRET),
                hs("an issuer of two lines", "HS256", NO_NAME.formatted("issuer"))
                        .of("issuer: \"example\\nservice\"", GOOD_SECRET),
                hs("an issuer with a line break", "HS256", NO_NAME.formatted("issuer"))
                        .of("issuer: \"example-service\\n\"", GOOD_SECRET),
                hs("an issuer with a blank before it", "HS256", NO_NAME.formatted("issuer"))
                        .of("issuer: ' example-service'", GOOD_SECRET),
                hs("an audience with a control character", "HS256", NO_NAME.formatted("audience[1].<list element>"))
                        .of(GOOD_SECRET, "audience: [orders, \"or\\u009bders\"]"),
                hs("a realm of two lines", "HS256", "jwt.realm must be printable ASCII without quotes and backslashes")
                        .of(GOOD_SECRET, "realm: \"a\\nb\""),
                hs(
                                "a key id of two lines",
                                "HS256",
                                "jwt.keyId must be 1 to 256 printable ASCII characters without blanks")
                        .of(GOOD_SECRET, "keyId: \"a\\n\""),
                hs("a trusted issuer with a control character", "HS256", NO_NAME.formatted("trustedIssuers[0].issuer"))
                        .of(
                                GOOD_SECRET,
                                "trustedIssuers: [{issuer: \"https://a\\u0000\", audience: [], jwksUri: https://a/b}]"),
                hs(
                                "a trusted issuer's audience with a control character",
                                "HS256",
                                NO_NAME.formatted("trustedIssuers[0].audience[0].<list element>"))
                        .of(GOOD_SECRET, "trustedIssuers: [{issuer: https://a.example, audience: \"a\\tb\"}]"),
                hs(
                                "a type claim with a control character",
                                "HS256",
                                "jwt.trustedIssuers[0].typeClaim must be a name and a value, as in token_use=access")
                        .of(
                                GOOD_SECRET,
                                "trustedIssuers: [{issuer: https://a.example, audience: a, typeClaim: \"a=b\\n\"}]"),
                hs("refreshMaxAge below authMaxAge", "HS256", NOT_LONGER)
                        .of(GOOD_SECRET, "authMaxAge: 1h", "refreshMaxAge: 3599s"),
                hs("authMaxAge beyond the default of refreshMaxAge", "HS256", NOT_LONGER)
                        .of(GOOD_SECRET, "authMaxAge: 8d"),
                hs("a key directory without path", "HS256", NO_DIRECTORY).of("keyDirectory: {}"),
                hs("a key directory with a null path", "HS256", NO_DIRECTORY).of("keyDirectory: {path: }"),
                hs("a key directory with a blank path", "HS256", NO_DIRECTORY)
                        .of("keyDirectory: {path: ' '}", "generateMissing: true"),
                hs("a key directory in the home", "HS256", TILDE.formatted("keyDirectory.path", "directory"))
                        .of("keyDirectory: {path: ~/keys}", "generateMissing: true"),
                hs("a key directory as a URL", "HS256", URL.formatted("keyDirectory.path", "directory", "directory"))
                        .of("keyDirectory: {path: 'file:/keys'}"),
                hs("a key directory in a variable", "HS256", VARIABLE.formatted("keyDirectory.path"))
                        .of("keyDirectory: {path: '${JWT_KEYS}'}", "generateMissing: true"),
                hs("a file in the home", "HS256", TILDE.formatted("secretFile", "file"))
                        .of("secretFile: ~/jwt.secret", "generateMissing: true"),
                hs("a file in another's home", "HS256", TILDE.formatted("secretFile", "file"))
                        .of("secretFile: ~service/jwt.secret"),
                hs("a file on the class path", "ES256", URL.formatted("privateKeyFile", "file", "file"))
                        .of("privateKeyFile: classpath:jwt.pem", "generateMissing: true"),
                hs("a file as a URL", "ES256", URL.formatted("publicKeyFile", "file", "file"))
                        .of("publicKeyFile: file:///etc/jwt.pem"),
                hs("a file in a shell's variable", "HS256", VARIABLE.formatted("secretFile"))
                        .of("secretFile: $HOME/jwt.secret", "generateMissing: true"),
                hs("a former key in the home", "HS256", TILDE.formatted("previousKeys[0].secretFile", "file"))
                        .of(GOOD_SECRET, "previousKeys: [{secretFile: ~/old.secret, until: 2030-01-01T00:00:00Z}]"),
                hs("a realm with a quote", "HS256", "jwt.realm must be printable ASCII without quotes and backslashes")
                        .of(GOOD_SECRET, "realm: 'the \"api\"'"),
                hs("an empty realm", "HS256", "jwt.realm must be printable ASCII without quotes and backslashes")
                        .of(GOOD_SECRET, "realm: ''"),
                hs("an empty audience", "HS256", "jwt.audience[1].<list element> must not be blank")
                        .of(GOOD_SECRET, "audience: [orders, '']"),
                hs("a null audience", "HS256", "jwt.audience must not be null").of(GOOD_SECRET, "audience:"),
                hs("a null within the audience", "HS256", "jwt.audience[0].<list element> must not be blank")
                        .of(GOOD_SECRET, "audience: [null]"),
                hs(
                                "unannotated nonsense",
                                "HS256",
                                "jwt.unannotated is unknown; choose one of ALLOW, AUTHENTICATED, DENY")
                        .of(GOOD_SECRET, "unannotated: xyz"),
                hs(
                                "a null unannotated",
                                "HS256",
                                "jwt.unannotated is unknown; choose one of ALLOW, AUTHENTICATED, DENY")
                        .of(GOOD_SECRET, "unannotated:"));
    }

    static Stream<Row> secrets() {
        String pem = GeneratedKeys.publicPem(GeneratedKeys.RSA);
        String jwk = "'{\"kty\": \"oct\", \"k\": \"" + SECRET + "\"}'";
        String guessable = " is guessable (a repetition, a row of letters or keys, words that many would write, or a "
                + "published sample); make a random one with: openssl rand -base64 32";
        String noSecret = "; HS256 takes a random secret, a key pair needs an RS, PS, ES or EdDSA algorithm";
        String drop = "; drop it or choose such an algorithm";
        return Stream.of(
                hs("no secret", "HS256", "jwt.secret is missing: HS256 needs secret or secretFile"),
                hs("a null secret", "HS256", "jwt.secret is missing: HS256 needs secret or secretFile")
                        .of("secret:"),
                hs("an empty secret", "HS256", tooShort("secret", "HS256", 32, 0))
                        .of("secret: ''"),
                hs("31 bytes for HS256", "HS256", tooShort("secret", "HS256", 32, 31))
                        .of("secret: " + SECRET.substring(0, 31)),
                hs("41 bytes for HS384", "HS384", tooShort("secret", "HS384", 48, 41))
                        .of(GOOD_SECRET),
                hs("41 bytes for HS512", "HS512", tooShort("secret", "HS512", 64, 41))
                        .of(GOOD_SECRET),
                hs("a short secret in the environment", "HS256", tooShort("secret", "HS256", 32, 14))
                        .of("secret: ${JWT_TEST_SHORT_SECRET}")
                        .holding(System.getenv("JWT_TEST_SHORT_SECRET")),
                hs(
                                "an environment variable that is not set",
                                "HS256",
                                "jwt.secret names the environment variable JWT_TEST_NO_SUCH, which is not set")
                        .of("secret: ${JWT_TEST_NO_SUCH}"),
                hs("a variable with a default", "HS256", notAVariable("secret"))
                        .of("secret: ${JWT_TEST_NO_SUCH:-" + SECRET + "}"),
                hs("a variable that YAML replaces too late", "HS256", notAVariable("secret"))
                        .of("secret: ${jwt.test.no.such.secret.in.the.environment}"),
                hs("a variable within text", "HS256", notAVariable("secret"))
                        .of("secret: " + SECRET + "${JWT_TEST_SECRET}"),
                hs("a repetition", "HS256", "jwt.secret" + guessable)
                        .of("secret: kR7wQ2zP9xkR7wQ2zP9xkR7wQ2zP9xkR7wQ2zP9x")
                        .holding("kR7wQ2zP9xkR7wQ2zP9xkR7wQ2zP9xkR7wQ2zP9x"),
                hs("too few characters", "HS256", "jwt.secret" + guessable)
                        .of("secret: abcabdacbacdbcadbacdabdcabcdbacdbcad")
                        .holding("abcabdacbacdbcadbacdabdcabcdbacdbcad"),
                hs("a published sample", "HS256", "jwt.secret" + guessable)
                        .of("secret: a-string-secret-at-least-256-bits-long")
                        .holding("a-string-secret-at-least-256-bits-long"),
                hs("a template's word", "HS256", "jwt.secret" + guessable)
                        .of("secret: please-ChangeMe-before-you-go-to-production")
                        .holding("please-ChangeMe-before-you-go-to-production"),
                hs("the alphabet", "HS256", "jwt.secret" + guessable)
                        .of("secret: abcdefghijklmnopqrstuvwxyz0123456789")
                        .holding("abcdefghijklmnopqrstuvwxyz0123456789"),
                hs("the sample secret of jwt.io", "HS256", "jwt.secret" + guessable)
                        .of("secret: your-256-bit-secret-your-256-bit")
                        .holding("your-256-bit-secret-your-256-bit"),
                hs("a PEM as a secret", "HS256", "jwt.secret is a PEM or JWK, not a secret" + noSecret)
                        .of(block("secret", pem))
                        .holding(pem),
                hs("a damaged JWK", "HS256", "jwt.secret has a member k that is not base64url without padding")
                        .of("secret: " + jwk),
                hs("a JWK for another algorithm", "HS256", "jwt.secret is for another algorithm than [HS256]")
                        .of("secret: '" + Jwks.jwk(GeneratedKeys.P256.getPublic()) + "'"),
                hs("an id beside a JWK", "HS256", "jwt.secret is a JWK, which has its id in it (kid); drop keyId")
                        .of("keyId: a", "secret: " + jwk),
                hs("secret and secretFile", "HS256", "jwt.secretFile conflicts with secret; set only one")
                        .of(GOOD_SECRET, "secretFile: <DIR>/good"),
                hs(
                                "a secret for RS256",
                                "RS256",
                                "jwt.secret is for HS algorithms, and algorithm is RS256; drop it or choose HS256, "
                                        + "HS384 or HS512")
                        .of(GOOD_SECRET),
                hs(
                                "a private key for HS256",
                                "HS256",
                                "jwt.privateKey is for RS, PS, ES and EdDSA algorithms, and algorithm is HS256" + drop)
                        .of(GOOD_SECRET, block("privateKey", GeneratedKeys.privatePem(GeneratedKeys.P256)))
                        .holding(SECRET, GeneratedKeys.privatePem(GeneratedKeys.P256)),
                hs(
                                "a public key for HS256",
                                "HS256",
                                "jwt.publicKeyFile is for RS, PS, ES and EdDSA algorithms, and algorithm is HS256"
                                        + drop)
                        .of(GOOD_SECRET, "publicKeyFile: <DIR>/good"),
                hs(
                                "a missing file",
                                "HS256",
                                "jwt.secretFile " + MISSING + "; put the key there, or "
                                        + "have one made with generateMissing: true")
                        .of("secretFile: <DIR>/missing"),
                hs(
                                "a secret as a file",
                                "HS256",
                                "jwt.secretFile " + MISSING
                                        + "; put the key there, or have one made with generateMissing: true")
                        .of("secretFile: " + SECRET),
                hs("a variable in the name of a file", "HS256", VARIABLE.formatted("secretFile"))
                        .of("secretFile: ${JWT_SECRET_FILE}", "generateMissing: true"),
                hs("an empty file", "HS256", "jwt.secretFile names an empty file: <DIR>/empty")
                        .of("secretFile: <DIR>/empty"),
                hs("a file with a line break only", "HS256", "jwt.secretFile names an empty file: <DIR>/line-break")
                        .of("secretFile: <DIR>/line-break"),
                hs("a directory", "HS256", "jwt.secretFile names a directory, not a file: <DIR>/directory")
                        .of("secretFile: <DIR>/directory"),
                hs(
                                "a large file",
                                "HS256",
                                "jwt.secretFile names a file larger than 64 KiB, which is no key: <DIR>/large")
                        .of("secretFile: <DIR>/large"),
                hs("a short secret in a file", "HS256", tooShort("secretFile", "HS256", 32, 15))
                        .of("secretFile: <DIR>/short")
                        .holding("Wq7zPx3Lm9Rt2Vb"),
                hs("an empty file name", "HS256", "jwt.secretFile is not the name of a file")
                        .of("secretFile: ''"),
                hs("an impossible file name", "HS256", "jwt.secretFile is not the name of a file")
                        .of("secretFile: \"a\\0b\""),
                hs("generateMissing without a file", "HS256", "jwt.generateMissing needs secretFile, the file to make")
                        .of(GOOD_SECRET, "generateMissing: true"));
    }

    private static String tooShort(String setting, String algorithm, int needed, int actual) {
        return "jwt." + setting + " must have at least " + needed + " bytes for " + algorithm + ", has " + actual
                + "; make one with: openssl rand -base64 " + needed;
    }

    private static String notAVariable(String setting) {
        return "jwt." + setting + " has a ${ that is not the beginning of a whole variable; write ${NAME} and nothing "
                + "else, with the name of an environment variable";
    }

    static Stream<Row> keyPairs() {
        String rsa = GeneratedKeys.privatePem(GeneratedKeys.RSA);
        return Stream.of(
                hs(
                        "no key pair",
                        "RS256",
                        "jwt.privateKey is missing: RS256 needs privateKey or privateKeyFile, or to verify only, "
                                + "publicKey or publicKeyFile"),
                key("PKCS#1", "RS256", relabelled("RSA PRIVATE KEY"), otherKind("RSA PRIVATE KEY") + CONVERT),
                key(
                        "an EC key of OpenSSL's own",
                        "ES256",
                        relabelled("EC PRIVATE KEY"),
                        otherKind("EC PRIVATE KEY") + CONVERT),
                key(
                        "an encrypted key",
                        "RS256",
                        relabelled("ENCRYPTED PRIVATE KEY"),
                        otherKind("ENCRYPTED PRIVATE KEY") + CONVERT),
                key(
                        "a certificate as private key",
                        "RS256",
                        relabelled("CERTIFICATE"),
                        otherKind("CERTIFICATE") + NEEDED_TO_SIGN),
                key(
                        "a public key as private key",
                        "RS256",
                        GeneratedKeys.publicPem(GeneratedKeys.RSA),
                        otherKind("PUBLIC KEY") + NEEDED_TO_SIGN),
                key("no PEM", "RS256", SECRET, NO_BLOCK),
                key("two PEM blocks", "RS256", rsa + rsa, NO_BLOCK),
                key(
                        "garbage in PEM",
                        "RS256",
                        "-----BEGIN PRIVATE KEY-----\n" + "Zm9v=Zm9vYmFy" + "\n-----END PRIVATE KEY-----",
                        "is not valid base64 between its BEGIN and END lines"),
                key(
                        "garbage in base64",
                        "RS256",
                        TestKeys.pem("PRIVATE KEY", SECRET.getBytes(StandardCharsets.US_ASCII)),
                        "is not a private key for RS256, which takes a key of type RSA"),
                key("RSA for ES256", "ES256", rsa, "is not a private key for ES256, which takes a key of type EC"),
                key(
                        "EC for RS256",
                        "RS256",
                        GeneratedKeys.privatePem(GeneratedKeys.P256),
                        "is not a private key for RS256, which takes a key of type RSA"),
                key(
                        "EC for EdDSA",
                        "EdDSA",
                        GeneratedKeys.privatePem(GeneratedKeys.P256),
                        "is not a private key for EdDSA, which takes a key of type EdDSA"),
                key(
                        "another curve",
                        "ES256",
                        GeneratedKeys.privatePem(GeneratedKeys.P384),
                        "must be on the curve P-256 for ES256; make one "
                                + "with: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256"),
                key(
                        "RSA of 1024 bits",
                        "PS256",
                        GeneratedKeys.privatePem(GeneratedKeys.WEAK_RSA),
                        "must have at least 2048 bits for PS256, has "
                                + "1024; make one with: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072"),
                publicKey(
                        "a public RSA key of 1024 bits",
                        "RS256",
                        GeneratedKeys.publicPem(GeneratedKeys.WEAK_RSA),
                        "must have at least 2048 "
                                + "bits for RS256, has 1024; make one with: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072"),
                publicKey(
                        "a certificate",
                        "RS256",
                        relabelled("CERTIFICATE"),
                        "holds a PEM block of another kind (CERTIFICATE), "
                                + "not PUBLIC KEY; take its key out with: openssl x509 -pubkey -noout -in CERTIFICATE"),
                publicKey(
                        "a private key as public key",
                        "RS256",
                        rsa,
                        "holds a PEM block of another kind (PRIVATE KEY), not "
                                + "PUBLIC KEY; take the public key out with: openssl pkey -pubout -in KEY"),
                publicKey(
                        "a public key of another curve",
                        "ES256",
                        GeneratedKeys.publicPem(GeneratedKeys.P384),
                        "must be on the curve P-256 "
                                + "for ES256; make one with: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256"),
                hs(
                                "both forms of the private key",
                                "RS256",
                                "jwt.privateKeyFile conflicts with privateKey; set only one")
                        .of(block("privateKey", rsa), "privateKeyFile: <DIR>/good")
                        .holding(rsa),
                hs("both forms of the public key", "RS256", "jwt.publicKeyFile conflicts with publicKey; set only one")
                        .of(
                                block("publicKey", GeneratedKeys.publicPem(GeneratedKeys.RSA)),
                                "publicKeyFile: <DIR>/good"),
                hs(
                                "halves of two key pairs",
                                "ES256",
                                "jwt.publicKey is not the public half of the private key; drop it, "
                                        + "since it is derived, or replace it")
                        .of(
                                block("privateKey", GeneratedKeys.privatePem(GeneratedKeys.P256)),
                                block("publicKey", GeneratedKeys.publicPem(GeneratedKeys.OTHER_P256)))
                        .holding(GeneratedKeys.privatePem(GeneratedKeys.P256)),
                hs("a private key as a file", "RS256", "jwt.privateKeyFile is not the name of a file")
                        .of(block("privateKeyFile", rsa))
                        .holding(rsa),
                hs("a private key as the file to make", "RS256", "jwt.privateKeyFile is not the name of a file")
                        .of(block("privateKeyFile", rsa), "generateMissing: true")
                        .holding(rsa),
                hs("a missing public key file", "RS256", "jwt.publicKeyFile " + MISSING + "; put the key there")
                        .of("publicKeyFile: <DIR>/missing"),
                hs(
                                "generateMissing for a service that verifies only",
                                "ES256",
                                "jwt.generateMissing needs privateKeyFile, the file to make")
                        .of(block("publicKey", GeneratedKeys.publicPem(GeneratedKeys.P256)), "generateMissing: true"),
                hs(
                                "generateMissing for the private half of a given public key",
                                "ES256",
                                "jwt.generateMissing cannot make the private half of publicKey; drop one of the two")
                        .of(
                                block("publicKey", GeneratedKeys.publicPem(GeneratedKeys.P256)),
                                "privateKeyFile: <DIR>/missing",
                                "generateMissing: true"));
    }

    private static final String NEEDED_TO_SIGN =
            "; a private key is needed to sign, a public key goes into publicKey to verify only";
    private static final String CONVERT = "; convert it with: openssl pkcs8 -topk8 -nocrypt -in KEY -out NEW";
    private static final String NO_BLOCK =
            "is not one PEM block; it must begin with -----BEGIN PRIVATE KEY----- and end "
                    + "with -----END PRIVATE KEY-----, line breaks kept (in YAML: a block after |)";

    private static String otherKind(String label) {
        return "holds a PEM block of another kind (" + label + "), not PRIVATE KEY";
    }

    private static String relabelled(String label) {
        return TestKeys.pem(label, GeneratedKeys.RSA.getPrivate().getEncoded());
    }

    private static Row key(String name, String algorithm, String pem, String problem) {
        return hs(name, algorithm, "jwt.privateKey " + problem)
                .of(block("privateKey", pem))
                .holding(pem);
    }

    private static Row publicKey(String name, String algorithm, String pem, String problem) {
        return hs(name, algorithm, "jwt.publicKey " + problem)
                .of(block("publicKey", pem))
                .holding(pem);
    }

    @ParameterizedTest
    @MethodSource({"settings", "secrets", "keyPairs"})
    void stopsTheStart(Row row) {
        String[] lines = row.lines().stream()
                .map(line -> line.replace("<DIR>", directory.toString()))
                .toArray(String[]::new);

        Throwable rejected = catchThrowable(() -> Sections.read(lines));

        String header = row.message().contains("\n") ? " has the following errors:" : " has an error:";
        assertThat(rejected)
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(Sections.FILE + header + "\n  * " + row.message().replace("<DIR>", directory.toString())
                        + "\n");
        assertHoldsNoPartOf(row.secrets(), rejected);
    }

    static Stream<Row> unreadable() {
        String failed = "Failed to parse configuration at: jwt.";
        return Stream.of(
                hs("a misspelt key", "HS256", "Unrecognized field at: jwt.isuer\n    Did you mean?:\n      - issuer")
                        .of(GOOD_SECRET, "isuer: example"),
                hs(
                                "a negative clock skew",
                                "HS256",
                                failed
                                        + "clockSkew; is no duration; write a number and its unit, as in 30s, 15m, 1h or 7d")
                        .of(GOOD_SECRET, "clockSkew: -1s"),
                hs(
                                "authMaxAge that is no time",
                                "HS256",
                                failed
                                        + "authMaxAge; is no duration; write a number and its unit, as in 30s, 15m, 1h or 7d")
                        .of(GOOD_SECRET, "authMaxAge: soon"),
                hs(
                                "a size that is none",
                                "HS256",
                                failed + "maxTokenSize; is no size; write a number and its unit, as in 512B or 8KiB")
                        .of(GOOD_SECRET, "maxTokenSize: big"),
                hs("a switch that is none", "HS256", failed + "generateMissing; is neither true nor false")
                        .of(GOOD_SECRET, "generateMissing: perhaps"),
                hs("a list as secret", "HS256", failed + "secret; takes one value; write no list and no section")
                        .of("secret: [" + SECRET + "]"),
                hs("a map as secret", "HS256", failed + "secret; takes one value; write no list and no section")
                        .of("secret: {value: " + SECRET + "}"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void namesWhatCannotBeRead(Row row) {
        Throwable rejected = catchThrowable(() -> Sections.read(row.lines().toArray(String[]::new)));

        assertThat(rejected)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(Sections.FILE + " has an error:\n  * " + row.message());
        assertHoldsNoPartOf(row.secrets(), rejected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jwt:", "jwt: null", "server: {type: simple}"})
    void stopsTheStartWithoutASection(String yaml) {
        assertThatThrownBy(() -> Sections.readYaml(yaml))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(Sections.FILE + " has an error:\n  * jwt must not be null\n");
    }

    private static void assertHoldsNoPartOf(List<String> secrets, Throwable rejected) {
        String shown = Throwables.getStackTraceAsString(rejected);
        for (String secret : secrets) {
            String hidden = secret.replaceAll("-----[A-Z ]+-----|\\s", "");
            for (int i = 0; i + WINDOW <= hidden.length(); i++) {
                assertThat(shown.contains(hidden.substring(i, i + WINDOW))).isFalse();
            }
        }
    }
}
