package io.github.dropwizardjwt.config.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.support.Forge;
import io.github.dropwizardjwt.support.Idp;
import io.github.dropwizardjwt.support.IssuerServer;
import io.github.dropwizardjwt.support.Jwks;
import io.github.dropwizardjwt.support.Logs;
import io.github.dropwizardjwt.support.ScriptedIssuer;
import io.github.dropwizardjwt.support.TestKeys;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A running service that trusts an issuer whose keys have one {@code kid} (RFC 7517 §4.5). */
class SharedKeyIdTest {
    private static final String ISSUER = "any";
    private static final String KID = "\"kid\":\"k\"";
    private static final String ALGORITHMS = "algorithms: [RS256, RS512, PS256, ES256, EdDSA]";

    /** The file of the key that the issuer has for an algorithm. */
    private static final Map<String, String> FILES = Map.of(
            "RS256", "rsa-2048",
            "RS512", "rsa-2048",
            "PS256", "rsa-2048-other",
            "ES256", "ec-p256",
            "EdDSA", "ed25519");

    private static final Map<String, String> JCA_NAMES = Map.of(
            "RS256", "SHA256withRSA",
            "RS384", "SHA384withRSA",
            "RS512", "SHA512withRSA",
            "PS256", "PS256",
            "PS512", "PS512",
            "ES256", "SHA256withECDSAinP1363Format",
            "EdDSA", "EdDSA");

    private static final String SET = Jwks.set(Stream.concat(
                    Stream.of("{\"kty\":\"oct\",\"alg\":\"HS256\"," + KID + ",\"k\":\"" + "A".repeat(43) + "\"}"),
                    FILES.entrySet().stream().map(key -> jwk(key.getValue(), key.getKey())))
            .toArray(String[]::new));

    private static String jwk(String file, String algorithm) {
        return Jwks.jwk(TestKeys.publicKey(file), KID, "\"alg\":\"" + algorithm + "\"");
    }

    private static IssuerServer trusting(ScriptedIssuer issuer) {
        return IssuerServer.trusting("issuer: " + ISSUER + ", audience: api, jwksUri: '" + issuer.jwksUri() + "', "
                + ALGORITHMS + ", fetch: {refreshInterval: 1d, minRefreshInterval: 1h}");
    }

    private static String token(Algorithm algorithm, String file) {
        return Idp.tokens(ISSUER, SigningKey.ofPrivateKey(algorithm, TestKeys.pem(file), "k"));
    }

    /** A token with this header, whatever signed it. */
    private static String forged(String algorithm, String kid, String jcaName, String file) {
        String input = input(algorithm, kid);
        return input + "." + Forge.base64(Forge.sign(jcaName, TestKeys.privateKey(file), input));
    }

    private static String input(String algorithm, String kid) {
        String payload =
                Splitter.on('.').splitToList(token(Algorithm.RS256, "rsa-2048")).get(1);
        return Forge.base64(Forge.utf8("{\"alg\":\"" + algorithm + "\"" + kid + "}")) + "." + payload;
    }

    @Test
    void eachKeyIsGoodForTheTokensOfItsOwnAlgorithmAndForNoOthers() {
        try (ScriptedIssuer issuer = ScriptedIssuer.serving(SET);
                IssuerServer service = trusting(issuer)) {
            assertThat(service.gauge(ISSUER, "keys")).isEqualTo(5);
            FILES.forEach((algorithm, file) -> assertThat(service.status(token(Algorithm.valueOf(algorithm), file)))
                    .as(algorithm)
                    .isEqualTo(200));
            for (String kid : List.of("," + KID, "")) {
                for (String said : Stream.concat(
                                Stream.of("none", "HS256", "rs256", "ES384"), JCA_NAMES.keySet().stream())
                        .toList()) {
                    JCA_NAMES.forEach((used, jcaName) -> {
                        for (String file : filesFor(used)) {
                            boolean good = said.equals(used) && file.equals(FILES.get(used));
                            assertThat(service.status(forged(said, kid, jcaName, file)))
                                    .as("%s by %s of %s%s", said, used, file, kid)
                                    .isEqualTo(good ? 200 : 401);
                        }
                    });
                }
            }
            assertThat(service.statusOfOwnToken()).isEqualTo(200);
        }
    }

    private static List<String> filesFor(String algorithm) {
        return switch (algorithm) {
            case "ES256" -> List.of("ec-p256");
            case "EdDSA" -> List.of("ed25519");
            default -> List.of("rsa-2048", "rsa-2048-other");
        };
    }

    /** CVE-2015-9235, with a secret of the very {@code kid} in the set to tempt the service. */
    @Test
    void noPublicKeyOfTheIdIsASecret() {
        List<byte[]> secrets = new ArrayList<>(List.of(new byte[32]));
        for (String file : List.of("rsa-2048", "rsa-2048-other", "ec-p256", "ed25519")) {
            byte[] der = TestKeys.publicKey(file).getEncoded();
            secrets.add(der);
            secrets.add(Forge.utf8(TestKeys.pem(file + ".pub")));
            secrets.add(Forge.utf8(Base64.getEncoder().encodeToString(der)));
            secrets.add(Forge.utf8(Jwks.jwk(TestKeys.publicKey(file), KID)));
        }
        try (ScriptedIssuer issuer = ScriptedIssuer.serving(SET);
                IssuerServer service = trusting(issuer)) {
            for (byte[] secret : secrets) {
                for (String bits : List.of("256", "384", "512")) {
                    for (String said : List.of("HS" + bits, "RS256", "ES256")) {
                        String input = input(said, "," + KID);
                        String signature = Forge.base64(Forge.mac("HmacSHA" + bits, secret, input));
                        assertThat(service.status(input + "." + signature))
                                .as(said)
                                .isEqualTo(401);
                    }
                }
            }
        }
    }

    @Test
    void twoDifferentKeysOfOneIdAndAlgorithmAreOfNoUseAndTheOthersAre() {
        String set = Jwks.set(
                jwk("rsa-2048", "RS256"),
                jwk("ec-p256", "ES256"),
                jwk("rsa-2048-other", "RS256"),
                jwk("rsa-2048", "RS512"));
        try (Logs logs = new Logs();
                ScriptedIssuer issuer = ScriptedIssuer.serving(set);
                IssuerServer service = trusting(issuer)) {
            assertThat(service.status(token(Algorithm.ES256, "ec-p256"))).isEqualTo(200);
            assertThat(service.status(token(Algorithm.RS512, "rsa-2048"))).isEqualTo(200);
            for (String file : List.of("rsa-2048", "rsa-2048-other")) {
                assertThat(service.status(forged("RS256", "," + KID, "SHA256withRSA", file)))
                        .isEqualTo(401);
                assertThat(service.status(forged("RS256", "", "SHA256withRSA", file)))
                        .isEqualTo(401);
            }
            assertThat(service.health(ISSUER).isHealthy()).isTrue();
            assertThat(logs.lines())
                    .contains("INFO Issuer any has the keys [VerificationKey[ES256, k], VerificationKey[RS512, k]]; "
                            + "unusable: [key 1 (k) is one of several different RS256 keys with this kid, key 3 (k) is one of "
                            + "several different RS256 keys with this kid]");
        }
    }

    @Test
    void aKeyThatIsListedTwiceIsOne() {
        String twice = jwk("rsa-2048", "RS256");
        try (ScriptedIssuer issuer = ScriptedIssuer.serving(Jwks.set(twice, jwk("ec-p256", "ES256"), twice));
                IssuerServer service = trusting(issuer)) {
            assertThat(service.gauge(ISSUER, "keys")).isEqualTo(2);
            assertThat(service.status(token(Algorithm.RS256, "rsa-2048"))).isEqualTo(200);
            assertThat(service.status(forged("RS256", "", "SHA256withRSA", "rsa-2048")))
                    .isEqualTo(200);
        }
    }
}
