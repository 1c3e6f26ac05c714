package io.github.dropwizardjwt.config.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.support.Forge;
import io.github.dropwizardjwt.support.Idp;
import io.github.dropwizardjwt.support.IssuerServer;
import io.github.dropwizardjwt.support.Jwks;
import io.github.dropwizardjwt.support.ScriptedIssuer;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.TestKeys;
import io.github.dropwizardjwt.token.TokenManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names of EdDSA (RFC 8037 §3.1, RFC 9864 §2.2), as issuers and attackers use them. */
class EdwardsNamesTest {
    private static final Map<String, String> KIDS = Map.of("a", "ed25519", "b", "ed448");
    private static final Map<String, List<String>> NAMES =
            Map.of("ed25519", List.of("EdDSA", "Ed25519"), "ed448", List.of("EdDSA", "Ed448"));
    private static final List<String> SAID =
            List.of("EdDSA", "Ed25519", "Ed448", "ed25519", "ed448", "eddsa", "EDDSA", "ED25519", "Ed25519 ", "X25519");

    private static String jwk(String kid, String file, String... members) {
        String id = "\"kid\":\"" + kid + "\"";
        return members.length == 0
                ? Jwks.jwk(TestKeys.publicKey(file), id)
                : Jwks.jwk(TestKeys.publicKey(file), id, members[0]);
    }

    private static String token(String algorithm, String kid, String file) {
        String good = Idp.tokens("any", TestKeys.signing(Algorithm.RS256));
        String id = kid.isEmpty() ? "" : ",\"kid\":\"" + kid + "\"";
        String input = Forge.base64(Forge.utf8("{\"alg\":\"" + algorithm + "\"" + id + "}")) + "."
                + Splitter.on('.').splitToList(good).get(1);
        return input + "." + Forge.base64(Forge.sign("EdDSA", TestKeys.privateKey(file), input));
    }

    private static IssuerServer trusting(ScriptedIssuer issuer, String algorithms) {
        return IssuerServer.trusting("issuer: any, audience: api, jwksUri: '" + issuer.jwksUri() + "', algorithms: ["
                + algorithms + "], fetch: {refreshInterval: 1d, minRefreshInterval: 1h}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"alg\":\"EdDSA\"", "of the curve"})
    void eachCurveHasItsOwnNamesWhateverTheAlgOfItsKeySays(String alg) {
        String[] members = alg.isEmpty() ? new String[0] : new String[] {alg};
        boolean named = alg.equals("of the curve");
        String first = jwk("a", "ed25519", named ? new String[] {"\"alg\":\"Ed25519\""} : members);
        String second = jwk("b", "ed448", named ? new String[] {"\"alg\":\"Ed448\""} : members);
        try (ScriptedIssuer issuer = ScriptedIssuer.serving(Jwks.set(first, second));
                IssuerServer service = trusting(issuer, "RS256, EdDSA, Ed25519, Ed448")) {
            for (String said : SAID) {
                KIDS.forEach((kid, file) -> {
                    boolean good = NAMES.get(file).contains(said);
                    assertThat(service.status(token(said, kid, file)))
                            .as(said + " " + kid)
                            .isEqualTo(good ? 200 : 401);
                    String other = file.equals("ed448") ? "ed25519" : "ed448";
                    assertThat(service.status(token(said, kid, other)))
                            .as(said + " " + kid + " by " + other)
                            .isEqualTo(401);
                    // Of the two keys for EdDSA, none is tried; the other names have one each.
                    assertThat(service.status(token(said, "", file)))
                            .as(said + " without kid")
                            .isEqualTo(good && !said.equals("EdDSA") ? 200 : 401);
                });
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"EdDSA", "Ed25519", "Ed448"})
    void onlyAllowedNamesAreAccepted(String allowed) {
        String set = Jwks.set(jwk("a", "ed25519"), jwk("b", "ed448"), jwk("c", "ed25519", "\"alg\":\"Ed448\""));
        try (ScriptedIssuer issuer = ScriptedIssuer.serving(set);
                IssuerServer service = trusting(issuer, allowed)) {
            for (String said : SAID) {
                KIDS.forEach((kid, file) -> assertThat(service.status(token(said, kid, file)))
                        .as(said + " " + kid)
                        .isEqualTo(said.equals(allowed) && NAMES.get(file).contains(said) ? 200 : 401));
                assertThat(service.status(token(said, "c", "ed25519"))).isEqualTo(401);
            }
        }
    }

    @Test
    void keysOfOneIdAreToldApartByTheNameOfTheirCurve() {
        String set = Jwks.set(jwk("k", "ed25519"), jwk("k", "ed448"));
        try (ScriptedIssuer issuer = ScriptedIssuer.serving(set);
                IssuerServer service = trusting(issuer, "EdDSA, Ed25519, Ed448")) {
            KIDS.values()
                    .forEach(file -> SAID.forEach(said -> assertThat(service.status(token(said, "k", file)))
                            .as(said + " " + file)
                            .isEqualTo(said.equals(file.replace('e', 'E')) ? 200 : 401)));
        }
    }

    @Test
    void aPublicKeyInPemHasBothNames(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("key.pem"), TestKeys.pem("ed25519.pub"));
        try (IssuerServer service = IssuerServer.trusting("issuer: any, audience: api, publicKeyFile: '" + file
                + "', keyId: k, algorithms: [EdDSA, Ed25519, Ed448, ES256]")) {
            for (String said : SAID) {
                assertThat(service.status(token(said, "k", "ed25519")))
                        .as(said)
                        .isEqualTo(NAMES.get("ed25519").contains(said) ? 200 : 401);
                assertThat(service.status(token(said, "k", "ed448"))).as(said).isEqualTo(401);
            }
        }
    }

    @Test
    void aServiceIssuesAndAcceptsTheOneNameOfItsAlgorithm() throws Exception {
        TokenManager older = own("EdDSA", "ed25519");
        TokenManager newer = own("Ed25519", "ed25519");
        String token = newer.authToken("alice").signed();
        assertThat(newer.verify(token).header()).containsEntry("alg", "Ed25519");
        assertThat(newer.verify(token).algorithm()).isEqualTo(Algorithm.Ed25519);
        assertThat(older.isValid(token)).isFalse();
        assertThat(newer.isValid(older.authToken("alice").signed())).isFalse();
        assertThat(own("Ed448", "ed448").authToken("alice").header()).containsEntry("alg", "Ed448");
    }

    private static TokenManager own(String algorithm, String file) throws Exception {
        return Sections.manager(
                Sections.read(
                        "issuer: own", "algorithm: " + algorithm, Sections.block("privateKey", TestKeys.pem(file))),
                Clock.systemUTC());
    }
}
