package io.github.dropwizardjwt.key.jwk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.key.UnusableKeyException;
import io.github.dropwizardjwt.key.VerificationKey;
import io.github.dropwizardjwt.support.Jwks;
import io.github.dropwizardjwt.support.TestKeys;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWebKeyTest {
    private static final Set<Algorithm> ALL = EnumSet.allOf(Algorithm.class);

    @Test
    void namesAKeyWithoutKidByTheThumbprintOfTheRfcsExample() {
        String withoutId = Published.RSA.replace("\"kid\":\"2011-04-29\"", "\"use\":\"sig\"");
        assertThat(read(withoutId).verificationKey(ALL).id()).isEqualTo("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
        assertThat(read(Published.ED25519).verificationKey(ALL).id())
                .isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    }

    @Test
    void readsTheKeysOfTheRfcs() {
        assertThat(read(Published.RSA).verificationKey(ALL)).hasToString("VerificationKey[RS256, 2011-04-29]");
        assertThat(read(Published.PRIVATE_RSA).signingKey(ALL)).hasToString("SigningKey[RS256, 2011-04-29]");
        assertThat(read(Published.SECRET).signingKey(Set.of(Algorithm.HS512)))
                .hasToString("SigningKey[HS512, HMAC-key]");
        assertThat(read(Published.PRIVATE_EC.replace("enc", "sig")).signingKey(ALL))
                .hasToString("SigningKey[ES256, 1]");
        assertThat(read(Published.EC.replace("enc", "sig")).verificationKey(ALL))
                .hasToString("VerificationKey[ES256, 1]");
    }

    @Test
    void bothHalvesOfThePublishedEd25519KeyFitThePublishedSignature() {
        int end = Published.SIGNED_WITH_ED25519.lastIndexOf('.');
        byte[] input = Published.SIGNED_WITH_ED25519.substring(0, end).getBytes(StandardCharsets.US_ASCII);
        byte[] signature = Base64.getUrlDecoder().decode(Published.SIGNED_WITH_ED25519.substring(end + 1));

        VerificationKey key = read(Published.ED25519).verificationKey(ALL);
        SigningKey pair = read(Published.PRIVATE_ED25519).signingKey(ALL);

        assertThat(key.verifies(input, signature)).isTrue();
        assertThat(pair.verificationKey().verifies(input, signature)).isTrue();
        assertThat(pair.id()).isEqualTo(key.id());
    }

    @ParameterizedTest
    @CsvSource({
        "RS256,rsa-2048",
        "RS384,rsa-2048",
        "RS512,rsa-2048",
        "PS256,rsa-2048",
        "PS384,rsa-2048",
        "PS512,rsa-2048",
        "ES256,ec-p256",
        "ES384,ec-p384",
        "ES512,ec-p521",
        "EdDSA,ed25519",
        "EdDSA,ed448"
    })
    void aKeyOfOpensslIsTheSameAsJwkAndAsPem(Algorithm algorithm, String name) {
        String jwk = Jwks.jwk(TestKeys.publicKey(name), "\"alg\":\"" + algorithm + "\"");
        VerificationKey key = read(jwk).verificationKey(ALL);
        VerificationKey pem = VerificationKey.ofPublicKey(algorithm, TestKeys.pem(name + ".pub"), null);

        assertThat(key).hasToString(pem.toString());
        assertThat(key.publicKey()).isEqualTo(pem.publicKey());
    }

    /** Some issuers write null where they mean that there is none. */
    @Test
    void aMemberThatIsNullIsNone() {
        String nulls = Jwks.jwk(
                TestKeys.publicKey("rsa-2048"), "\"alg\":null", "\"use\":null", "\"key_ops\":null", "\"kid\":null");

        VerificationKey key = read(nulls).verificationKey(EnumSet.of(Algorithm.RS256));

        assertThat(key)
                .hasToString(read(Jwks.jwk(TestKeys.publicKey("rsa-2048")))
                        .verificationKey(EnumSet.of(Algorithm.RS256))
                        .toString());
    }

    @ParameterizedTest
    @CsvSource({"RSA,PS384", "EC,ES256", "OKP,EdDSA"})
    void aKeyWithoutAlgIsForTheOnlyAllowedAlgorithmThatFits(String kty, Algorithm fitting) {
        Set<Algorithm> allowed = EnumSet.of(Algorithm.HS256, Algorithm.PS384, Algorithm.EdDSA);
        allowed.addAll(EnumSet.range(Algorithm.ES256, Algorithm.ES512));
        String name = kty.equals("RSA") ? "rsa-2048" : kty.equals("EC") ? "ec-p256" : "ed448";

        VerificationKey key = read(Jwks.jwk(TestKeys.publicKey(name))).verificationKey(allowed);

        assertThat(key.algorithm()).isEqualTo(fitting);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "alg":"RS256"         | RS384       | is for another algorithm than [RS384]
            "alg":"ES256"         | RS256,ES256 | has an alg that is unknown here or does not fit its kty and crv
            "alg":"HS256"         | RS256,HS256 | has an alg that is unknown here or does not fit its kty and crv
            "alg":"RSA-OAEP"      | RS256       | has an alg that is unknown here or does not fit its kty and crv
            "alg":"none"          | RS256       | has an alg that is unknown here or does not fit its kty and crv
            "alg":"rs256"         | RS256       | has an alg that is unknown here or does not fit its kty and crv
            "alg":null            | RS256,PS256 | has no alg, and fits several of [RS256, PS256]; allow only one of them
            "alg":["RS256"]       | RS256       | has an alg that is unknown here or does not fit its kty and crv
            "kid":"k"             | RS256,PS256 | has no alg, and fits several of [RS256, PS256]; allow only one of them
            "kid":"k"             | ES256,EdDSA | is for another algorithm than [ES256, EdDSA]
            "use":"enc"           | RS256       | is not for signatures, says its use
            "use":"SIG"           | RS256       | is not for signatures, says its use
            "key_ops":["encrypt"] | RS256       | is not to verify, say its key_ops
            "key_ops":[]          | RS256       | is not to verify, say its key_ops
            "key_ops":"verify"    | RS256       | is not to verify, say its key_ops
            "key_ops":["sign"]    | RS256       | is not to verify, say its key_ops
            "kid":"two words"     | RS256       | has a kid that is not 1 to 256 printable ASCII characters without blanks
            "kid":7               | RS256       | has a kid that is not 1 to 256 printable ASCII characters without blanks
            "kid":""              | RS256       | has a kid that is not 1 to 256 printable ASCII characters without blanks
            "d":"AQAB"            | RS256       | is secret or has private parts in it, where a public key is wanted
            "oth":[]              | RS256       | is secret or has private parts in it, where a public key is wanted
            "k":"AQAB"            | RS256       | is secret or has private parts in it, where a public key is wanted
            """)
    void rejectsAnRsaKeyThatAlsoSays(String member, String allowed, String problem) {
        Set<Algorithm> algorithms = EnumSet.noneOf(Algorithm.class);
        Set.of(allowed.split(",")).forEach(name -> algorithms.add(Algorithm.valueOf(name)));
        String jwk = Jwks.jwk(TestKeys.publicKey("rsa-2048"), member);

        assertThatThrownBy(() -> read(jwk).verificationKey(algorithms))
                .isInstanceOfSatisfying(
                        UnusableKeyException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"use\":\"sig\"",
                "\"key_ops\":[\"verify\"]",
                "\"key_ops\":[\"sign\",\"verify\"]",
                "\"x5c\":[\"not a certificate\"]",
                "\"x5u\":\"file:///etc/passwd\"",
                "\"oth \":[]",
                "\"D\":\"AQAB\"",
                "\"kid\":\"a/b+c=\""
            })
    void ignoresWhatDoesNotConcernIt(String member) {
        String jwk = Jwks.jwk(TestKeys.publicKey("rsa-2048"), member);
        assertThat(read(jwk).verificationKey(Set.of(Algorithm.RS256)).publicKey())
                .contains(TestKeys.publicKey("rsa-2048"));
    }

    @Test
    void rejectsPublicKeysToSignWithAndKeysThatAreNotToSign() {
        assertProblem(Published.RSA, "is a public key, and a private one is needed to sign");
        assertProblem(Published.PRIVATE_EC, "is not for signatures, says its use");
        assertProblem(
                Published.PRIVATE_RSA.replace("\"alg\"", "\"key_ops\":[\"verify\"],\"alg\""),
                "is not to sign, say its key_ops");
        assertProblem(
                Published.PRIVATE_RSA.replace("\"alg\"", "\"oth\":[],\"alg\""),
                "is an RSA key of more than two primes, which is not supported");
    }

    @Test
    void rejectsHalvesThatDoNotBelongTogether() {
        assertProblem(
                Published.PRIVATE_ED25519.replace("\"nWGx", "\"nWGy"),
                "makes signatures that its public half does not verify; make a new key");
        assertProblem(
                Published.PRIVATE_RSA.replace("\"X4cT", "\"X4cU").replace("\"G4sP", "\"G4sQ"),
                "makes signatures that its public half does not verify; make a new key");
    }

    @Test
    void rejectsSecretsThatAreTooShort() {
        String jwk = "{\"kty\":\"oct\",\"k\":\"AyM1SysPpbyDfgZld3umj1qzKObwVMko\",\"alg\":\"HS256\"}";
        assertProblem(jwk, "must have at least 32 bytes for HS256, has 24; make one with: openssl rand -base64 32");
    }

    @Test
    void tellsWhatIsToBeKeptSecretAndShowsNothingOfIt() {
        assertThat(read(Published.PRIVATE_RSA).isPrivate()).isTrue();
        assertThat(read(Published.SECRET).isPrivate()).isTrue();
        assertThat(read(Published.RSA).isPrivate()).isFalse();
        assertThat(read(Published.RSA).id()).contains("2011-04-29");
        assertThat(read(Published.PRIVATE_RSA)).hasToString("JsonWebKey");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "\"kty\"", "{\"kty\":\"RSA\",\"kty\":\"EC\"}", "{} {}", "-----BEGIN PUBLIC KEY-----"})
    void rejectsTextThatIsNoJsonObject(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        UnusableKeyException.class,
                        e -> assertThat(e.problem())
                                .isEqualTo("is not one strictly valid JSON object, as a JWK is (RFC 7517)"));
    }

    private static void assertProblem(String jwk, String problem) {
        assertThatThrownBy(() -> read(jwk).signingKey(ALL))
                .isInstanceOfSatisfying(
                        UnusableKeyException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }

    private static JsonWebKey read(String json) {
        return JsonWebKey.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
