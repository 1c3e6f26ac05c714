package io.github.dropwizardjwt.config.issuer;

import static io.github.dropwizardjwt.support.RejectedSection.rejected;

import io.github.dropwizardjwt.support.Idp;
import io.github.dropwizardjwt.support.RejectedSection;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.TestKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys of a trusted issuer that stop the start, with what the operator reads. */
class RejectedGivenKeysTest {
    @TempDir
    static Path directory;

    private static RejectedSection entry(String problem, String... lines) {
        return rejected(problem, "jwt.trustedIssuers[0]." + problem)
                .of("trustedIssuers:", "- issuer: login", "  audience: orders")
                .of(Stream.of(lines).map(line -> line.indent(2).stripTrailing()).toArray(String[]::new))
                .holding();
    }

    static Stream<RejectedSection> sections() {
        String pem = Sections.block("publicKey", TestKeys.pem("rsa-2048.pub"));
        return Stream.of(
                entry("publicKeyFile conflicts with publicKey; set only one", pem, "publicKeyFile: <DIR>/rsa.pem"),
                entry(
                        "jwksFile conflicts with publicKeyFile; set only one",
                        "publicKeyFile: <DIR>/rsa.pem",
                        "jwksFile: <DIR>/set.json"),
                entry(
                        "jwksFile conflicts with jwksUri; set only one",
                        "jwksUri: https://login.example/jwks",
                        "jwksFile: <DIR>/set.json"),
                entry("publicKey conflicts with jwksUri; set only one", pem, "jwksUri: https://login.example/jwks"),
                entry(
                        "fetch conflicts with jwksFile, which is not fetched; drop it",
                        "jwksFile: <DIR>/set.json",
                        "fetch: {requiredAtStart: true}"),
                entry(
                        "keyId conflicts with jwksFile, in which each key has its id (kid); drop it",
                        "jwksFile: <DIR>/set.json",
                        "keyId: first"),
                entry(
                        "keyId is the id of a publicKey; drop it, since published keys have theirs",
                        "jwksUri: https://login.example/jwks",
                        "keyId: first"),
                entry(
                        "publicKeyFile names a file that does not exist in or from the working directory, "
                                + Path.of("").toAbsolutePath() + "; put the key there",
                        "publicKeyFile: <DIR>/none.pem"),
                entry(
                        "publicKey names the environment variable NO_SUCH_VARIABLE, which is not set",
                        "publicKey: ${NO_SUCH_VARIABLE}"),
                entry(
                        "publicKeyFile fits several of [RS256, PS256]; allow only one of them",
                        "publicKeyFile: <DIR>/rsa.pem",
                        "algorithms: [PS256, RS256]"),
                entry(
                        "algorithms must be different ones of RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512, EdDSA, Ed25519, Ed448",
                        "publicKeyFile: <DIR>/rsa.pem",
                        "algorithms: HS256"),
                entry(
                        "publicKeyFile is a JWK Set, where a single key is wanted; take one out of its array keys, or put "
                                + "the set of a trusted issuer into jwksFile",
                        "publicKeyFile: <DIR>/set.json"),
                entry(
                        "publicKeyFile is secret or has private parts in it, where a public key is wanted",
                        "publicKeyFile: <DIR>/secret.jwk"),
                entry(
                        "jwksFile is not a JWK Set (RFC 7517), an object with an array named keys; a single key belongs in "
                                + "publicKeyFile",
                        "jwksFile: <DIR>/rsa.pem"),
                entry(
                        "jwksFile has no usable key: key 1 (first) is for another algorithm than [ES256]",
                        "jwksFile: <DIR>/set.json",
                        "algorithms: ES256"));
    }

    @ParameterizedTest
    @MethodSource("sections")
    void stopsTheStart(RejectedSection section) throws Exception {
        Files.writeString(directory.resolve("rsa.pem"), TestKeys.pem("rsa-2048.pub"));
        Files.writeString(directory.resolve("set.json"), Idp.set(Idp.FIRST));
        Files.writeString(
                directory.resolve("secret.jwk"),
                "{\"kty\":\"oct\",\"alg\":\"HS256\",\"k\":\"" + "A".repeat(43) + "\"}");
        section.assertStopsTheStart(directory);
    }
}
