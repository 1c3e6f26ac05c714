package io.github.dropwizardjwt.config.key;

import static io.github.dropwizardjwt.support.RejectedSection.GOOD_SECRET;
import static io.github.dropwizardjwt.support.RejectedSection.ISSUER;
import static io.github.dropwizardjwt.support.RejectedSection.rejected;

import io.github.dropwizardjwt.support.RejectedSection;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings of keys that stop the start before any key is read, with what the operator reads. */
class RejectedKeySettingsTest {
    private static final String ALGORITHMS = "choose one of HS256, HS384, HS512, RS256, RS384, RS512, PS256, PS384, "
            + "PS512, ES256, ES384, ES512, EdDSA, Ed25519, Ed448";
    private static final String NO_DIRECTORY = "jwt.keyDirectory.path is missing; name the directory of the keys";
    private static final String TILDE =
            "jwt.%s begins with ~, which only a shell replaces; write the whole path of the %s";
    private static final String URL =
            "jwt.%s is a URL, as classpath: and file: are, and not the path of a %s; put the %s "
                    + "on the disk and write its path";
    private static final String VARIABLE =
            "jwt.%s has a variable in it that nobody replaces; write the path itself, or have the application replace "
                    + "${NAME} in its YAML with an EnvironmentVariableSubstitutor";

    static Stream<RejectedSection> keys() {
        return Stream.of(
                rejected("no algorithm", "jwt.algorithm is missing; " + ALGORITHMS)
                        .of(ISSUER, GOOD_SECRET),
                rejected("a null algorithm", "", "jwt.algorithm is missing; " + ALGORITHMS)
                        .of(GOOD_SECRET),
                rejected("alg none", "none", "jwt.algorithm is unknown; " + ALGORITHMS)
                        .of(GOOD_SECRET),
                rejected("a lower-case algorithm", "hs256", "jwt.algorithm is unknown; " + ALGORITHMS)
                        .of(GOOD_SECRET),
                rejected("no such algorithm", "HS1", "jwt.algorithm is unknown; " + ALGORITHMS)
                        .of(GOOD_SECRET),
                rejected(
                                "a malformed key id",
                                "HS256",
                                "jwt.keyId must be 1 to 256 printable ASCII characters without blanks")
                        .of(GOOD_SECRET, "keyId: two words"),
                rejected(
                                "an empty key id",
                                "HS256",
                                "jwt.keyId must be 1 to 256 printable ASCII characters without blanks")
                        .of(GOOD_SECRET, "keyId: ''"),
                rejected(
                                "an unknown provider",
                                "HS256",
                                "jwt.provider is unknown; put it on the class path, or choose one of "
                                        + Arrays.stream(Security.getProviders())
                                                .map(Provider::getName)
                                                .collect(Collectors.joining(", ")))
                        .of(GOOD_SECRET, "provider: NoSuchProvider"),
                rejected(
                                "a provider without the algorithm",
                                "HS256",
                                "jwt.provider does not suit the key, which cannot be used for HS256 with the provider "
                                        + "SunEC, which lacks HmacSHA256; choose another provider, or another algorithm")
                        .of(GOOD_SECRET, "provider: SunEC"),
                rejected(
                                "a key id of two lines",
                                "HS256",
                                "jwt.keyId must be 1 to 256 printable ASCII characters without blanks")
                        .of(GOOD_SECRET, "keyId: \"a\\n\""),
                rejected("a key directory without path", "HS256", NO_DIRECTORY).of("keyDirectory: {}"),
                rejected("a key directory with a null path", "HS256", NO_DIRECTORY)
                        .of("keyDirectory: {path: }"),
                rejected("a key directory with a blank path", "HS256", NO_DIRECTORY)
                        .of("keyDirectory: {path: ' '}", "generateMissing: true"),
                rejected("a key directory in the home", "HS256", TILDE.formatted("keyDirectory.path", "directory"))
                        .of("keyDirectory: {path: ~/keys}", "generateMissing: true"),
                rejected(
                                "a key directory as a URL",
                                "HS256",
                                URL.formatted("keyDirectory.path", "directory", "directory"))
                        .of("keyDirectory: {path: 'file:/keys'}"),
                rejected("a key directory in a variable", "HS256", VARIABLE.formatted("keyDirectory.path"))
                        .of("keyDirectory: {path: '${JWT_KEYS}'}", "generateMissing: true"));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void stopsTheStart(RejectedSection section) {
        section.assertStopsTheStart();
    }
}
