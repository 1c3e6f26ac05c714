package io.github.dropwizardjwt.config.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.support.Forge;
import io.github.dropwizardjwt.support.Idp;
import io.github.dropwizardjwt.support.Jwks;
import io.github.dropwizardjwt.support.Members;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.SettableClock;
import io.github.dropwizardjwt.support.TestKeys;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.support.Waiting;
import io.github.dropwizardjwt.token.TokenManager;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trusted issuer whose keys are in the section or in a file. */
class GivenKeysTest {
    private static final String ISSUER = "login-service";

    @TempDir
    java.nio.file.Path directory;

    private final SettableClock clock = new SettableClock(Members.NOW);

    @Path("/")
    public static class Resources {
        @GET
        @RequireToken
        public String get() {
            return "accepted";
        }
    }

    private TestServer start(String... lines) throws Exception {
        String[] section = Stream.concat(
                        Stream.of("trustedIssuers:", "- issuer: " + ISSUER, "  audience: []"),
                        Stream.of(lines).map(line -> line.indent(2).stripTrailing()))
                .toArray(String[]::new);
        return TestServer.start(
                Sections.read(section),
                new JwtBundle<>(Host::getJwt).withClock(clock),
                environment -> environment.jersey().register(new Resources()));
    }

    private java.nio.file.Path file(String content) throws Exception {
        return Files.writeString(directory.resolve("keys"), content);
    }

    private String token(SigningKey key) {
        return TokenManager.builder(ISSUER, KeySet.signing(key))
                .clock(clock)
                .build()
                .authToken("alice")
                .signed();
    }

    private static SigningKey rsa(String id) {
        return SigningKey.ofPrivateKey(Algorithm.RS256, TestKeys.pem(Idp.file(id)), id);
    }

    private static int status(TestServer server, String token) {
        return server.get("/", token).statusCode();
    }

    @Test
    void isAKeyInPemInTheSection() throws Exception {
        try (TestServer server = start(Sections.block("publicKey", TestKeys.pem("rsa-2048.pub")))) {
            assertThat(status(server, token(TestKeys.signing(Algorithm.RS256)))).isEqualTo(200);
            assertThat(status(server, token(rsa(Idp.FIRST)))).isEqualTo(401);
            assertThat(status(server, token(rsa(Idp.SECOND)))).isEqualTo(401);
            assertThat(status(
                            server,
                            Forge.rsa(
                                    "SHA256withRSA",
                                    "{\"alg\":\"RS256\"}",
                                    Members.claims()
                                            .with("iss", "\"" + ISSUER + "\"")
                                            .json())))
                    .isEqualTo(200);
            assertThat(server.get("/admin/healthcheck").body()).doesNotContain("jwt");
        }
    }

    @Test
    void hasTheIdThatTheTokensName() throws Exception {
        try (TestServer server = start("publicKeyFile: " + file(TestKeys.pem("rsa-2048.pub")), "keyId: first")) {
            assertThat(status(server, token(rsa(Idp.FIRST)))).isEqualTo(200);
            assertThat(status(server, token(TestKeys.signing(Algorithm.RS256)))).isEqualTo(401);
        }
    }

    @Test
    void isAJwkInTheSection() throws Exception {
        String jwk = Jwks.jwk(TestKeys.publicKey("ec-p256"), "\"kid\":\"k\"");
        try (TestServer server = start("publicKey: '" + jwk + "'", "algorithms: [RS256, ES256]")) {
            assertThat(status(server, token(TestKeys.signing(Algorithm.ES256, "k"))))
                    .isEqualTo(200);
            assertThat(status(server, token(TestKeys.signing(Algorithm.ES256, "l"))))
                    .isEqualTo(401);
        }
    }

    /** Of an algorithm that its kind and curve decide. */
    @Test
    void isForTheOneAlgorithmThatFits() throws Exception {
        try (TestServer server = start(
                "publicKeyFile: " + file(TestKeys.pem("ed25519.pub")), "algorithms: [RS256, ES256, ES384, EdDSA]")) {
            assertThat(status(server, token(TestKeys.signing(Algorithm.EdDSA)))).isEqualTo(200);
        }
    }

    @Test
    void areASetInAFile() throws Exception {
        String set = Jwks.set(
                Jwks.jwk(TestKeys.publicKey("rsa-2048"), "\"kid\":\"first\"", "\"alg\":\"RS256\""),
                Jwks.jwk(TestKeys.publicKey("ec-p256"), "\"kid\":\"k\""),
                "{\"kty\":\"oct\",\"kid\":\"s\",\"alg\":\"HS256\",\"k\":\"" + "A".repeat(43) + "\"}");
        try (TestServer server = start("jwksFile: " + file(set), "algorithms: [RS256, ES256]")) {
            assertThat(status(server, token(rsa(Idp.FIRST)))).isEqualTo(200);
            assertThat(status(server, token(TestKeys.signing(Algorithm.ES256, "k"))))
                    .isEqualTo(200);
            assertThat(status(server, token(rsa(Idp.SECOND)))).isEqualTo(401);
            assertThat(status(server, forged("s", new byte[32]))).isEqualTo(401);
        }
    }

    /** Whoever knows the public key could sign with it, if it were taken for a secret. */
    @Test
    void areNeverTakenForASecret() throws Exception {
        String pem = TestKeys.pem("rsa-2048.pub");
        byte[] der = TestKeys.publicKey("rsa-2048").getEncoded();
        String thumbprint = TestKeys.signing(Algorithm.RS256).id();
        try (TestServer server = start("publicKeyFile: " + file(pem))) {
            for (byte[] secret : List.of(
                    Forge.utf8(pem),
                    Forge.utf8(pem.strip()),
                    Forge.utf8(Forge.base64(der)),
                    der,
                    Forge.utf8(thumbprint))) {
                for (String id : List.of(thumbprint, "", "other")) {
                    assertThat(status(server, forged(id, secret))).isEqualTo(401);
                }
            }
        }
        String set = Idp.set(Idp.FIRST);
        java.nio.file.Path file = file(set);
        try (TestServer server = start("jwksFile: " + file)) {
            assertThat(status(server, forged("first", Files.readAllBytes(file))))
                    .isEqualTo(401);
            assertThat(status(server, forged("first", Forge.utf8(pem)))).isEqualTo(401);
        }
    }

    private static String forged(String id, byte[] secret) {
        String header = "{\"alg\":\"HS256\"" + (id.isEmpty() ? "" : ",\"kid\":\"" + id + "\"") + "}";
        String claims = Members.claims().with("iss", "\"" + ISSUER + "\"").json();
        String input = Forge.base64(Forge.utf8(header)) + "." + Forge.base64(Forge.utf8(claims));
        return input + "." + Forge.base64(Forge.mac("HmacSHA256", secret, input));
    }

    @Test
    void followTheFileWhileTheServiceRuns() throws Exception {
        java.nio.file.Path file = file(Idp.set(Idp.FIRST));
        try (TestServer server = start("jwksFile: " + file)) {
            assertThat(status(server, token(rsa(Idp.FIRST)))).isEqualTo(200);
            assertThat(server.get("/admin/healthcheck").body())
                    .contains("\"jwt-issuer-login-service\":{\"healthy\":true");

            // Whole or not at all, as operators should replace it.
            java.nio.file.Path next = Files.writeString(directory.resolve("next"), Idp.set(Idp.SECOND));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
            Waiting.until("the new key is known", () -> status(server, token(rsa(Idp.SECOND))) == 200);

            assertThat(status(server, token(rsa(Idp.FIRST)))).isEqualTo(401);
        }
    }
}
