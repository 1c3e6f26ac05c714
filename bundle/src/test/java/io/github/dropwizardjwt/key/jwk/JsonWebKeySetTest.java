package io.github.dropwizardjwt.key.jwk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.VerificationKey;
import io.github.dropwizardjwt.support.Jwks;
import io.github.dropwizardjwt.support.TestKeys;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWebKeySetTest {
    private static final Set<Algorithm> ASYMMETRIC = EnumSet.range(Algorithm.RS256, Algorithm.EdDSA);

    private static final String GOOD = Jwks.jwk(TestKeys.publicKey("ec-p256"), "\"kid\":\"good\"");
    private static final String N =
            Published.RSA.substring(Published.RSA.indexOf("\"n\""), Published.RSA.indexOf("\"e\""));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"kty":"oct","k":"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0i"} | is secret or has private parts in it, where a public key is wanted
            {"kty":"OKP","crv":"Ed25519","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"} | is secret or has private parts in it, where a public key is wanted
            {"kty":"AKP","alg":"ML-DSA-44"}            | is of an unknown kty
            {"kty":7}                                  | has no kty
            {}                                         | has no kty
            "RSA"                                      | is not a JSON object
            null                                       | is not a JSON object
            {"kty":"EC","crv":"secp256k1"}             | is on an unknown curve, or on one that does not sign
            {"kty":"EC","crv":"P-256","x":"AA","y":"AA"} | has numbers in it that are missing or impossible for its kty and crv, a point beside its curve for one
            {"kty":"EC","crv":"P-256","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4","y":"5Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"} | has numbers in it that are missing or impossible for its kty and crv, a point beside its curve for one
            {"kty":"EC","crv":"P-256","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4"} | has numbers in it that are missing or impossible for its kty and crv, a point beside its curve for one
            {"kty":"EC","crv":"P-256","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4=","y":"AA"} | has a member x that is not base64url without padding
            {"kty":"EC","crv":"P-256","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D5","y":"AA"} | has a member x that is not base64url without padding
            {"kty":"EC","crv":"P-256","x":7,"y":"AA"}  | has a member x that is not base64url without padding
            {"kty":"OKP","crv":"X25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"} | is on an unknown curve, or on one that does not sign
            {"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHUQ"} | has numbers in it that are missing or impossible for its kty and crv, a point beside its curve for one
            {"kty":"RSA","alg":"RS256","n":"AQAB"}     | has numbers in it that are missing or impossible for its kty and crv, a point beside its curve for one
            """)
    void skipsABadKeyAndKeepsTheGoodOne(String bad, String problem) {
        JsonWebKeySet set = read(Jwks.set(bad, GOOD));

        assertThat(set.keys()).extracting(VerificationKey::id).containsExactly("good");
        assertThat(set.rejected()).containsExactly("key 1 " + problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AQ     | has numbers in it that are missing or impossible for its kty and crv, a point beside its curve for one
            Ag     | has numbers in it that are missing or impossible for its kty and crv, a point beside its curve for one
            BA     | has an even public exponent, and no private key fits it
            """)
    void skipsRsaKeysWithImpossibleExponents(String e, String problem) {
        String bad = "{\"kty\":\"RSA\",\"alg\":\"RS256\"," + N + "\"e\":\"" + e + "\"}";
        assertThat(read(Jwks.set(bad, GOOD)).rejected()).containsExactly("key 1 " + problem);
        String good = "{\"kty\":\"RSA\",\"alg\":\"RS256\"," + N + "\"e\":\"Aw\"}";
        assertThat(read(Jwks.set(good, GOOD)).rejected()).isEmpty();
    }

    @Test
    void skipsWeakRsaKeys() {
        String small = Jwks.jwk(TestKeys.publicKey("rsa-1024"), "\"alg\":\"PS256\"");
        assertThat(read(Jwks.set(small, GOOD)).rejected())
                .singleElement()
                .asString()
                .startsWith("key 1 must have at least 2048 bits for PS256, has 1024");
    }

    /** Of the form that the attack knows; whether it is a product of two primes nobody looks at. */
    @Test
    void skipsRsaKeysThatCanBeFactored() {
        BigInteger small = BigInteger.ONE;
        for (int prime = 3; small.bitLength() < 2000; prime += 2) {
            BigInteger candidate = BigInteger.valueOf(prime);
            small = candidate.isProbablePrime(50) ? small.multiply(candidate) : small;
        }
        BigInteger modulus =
                small.shiftLeft(100).add(BigInteger.valueOf(65537).modPow(BigInteger.valueOf(12_345), small));
        String bad = "{\"kty\":\"RSA\",\"alg\":\"RS256\",\"e\":\"AQAB\",\"n\":\""
                + Base64.getUrlEncoder().withoutPadding().encodeToString(modulus.toByteArray()) + "\"}";
        assertThat(read(Jwks.set(bad, GOOD)).rejected())
                .singleElement()
                .asString()
                .startsWith("key 1 can be factored (ROCA, CVE-2017-15361)");
    }

    /** RFC 7517 §4.5 has the example of an RSA key and an EC key. */
    @Test
    void takesKeysOfOneIdThatAreForDifferentAlgorithms() {
        PublicKey rsa = TestKeys.publicKey("rsa-2048");
        JsonWebKeySet set = read(Jwks.set(
                GOOD,
                Jwks.jwk(TestKeys.publicKey("ec-p384"), "\"kid\":\"good\""),
                Jwks.jwk(rsa, "\"kid\":\"good\"", "\"alg\":\"RS256\""),
                Jwks.jwk(rsa, "\"kid\":\"good\"", "\"alg\":\"RS512\"")));

        assertThat(set.keys())
                .hasToString(
                        "[VerificationKey[ES256, good], VerificationKey[ES384, good], VerificationKey[RS256, good], "
                                + "VerificationKey[RS512, good]]");
        assertThat(set.rejected()).isEmpty();
        assertThat(KeySet.verifying(set.keys()).verificationKeys()).isEqualTo(set.keys());
    }

    @Test
    void skipsDifferentKeysOfOneIdAndAlgorithmAndKeepsTheOthers() {
        String rsa = Jwks.jwk(TestKeys.publicKey("rsa-2048"), "\"kid\":\"good\"", "\"alg\":\"RS256\"");
        String other = Jwks.jwk(TestKeys.publicKey("rsa-2048-other"), "\"kid\":\"good\"", "\"alg\":\"RS256\"");

        JsonWebKeySet set = read(Jwks.set(rsa, GOOD, other, rsa));

        assertThat(set.keys()).hasToString("[VerificationKey[ES256, good]]");
        assertThat(set.rejected())
                .containsExactly(
                        "key 1 (good) is one of several different RS256 keys with this kid",
                        "key 3 (good) is one of several different RS256 keys with this kid",
                        "key 4 (good) is one of several different RS256 keys with this kid");
    }

    @Test
    void theSameKeyIsOneHoweverOftenItIsListedAndWhateverElseIsSaidOfIt() {
        String again = GOOD.replace("}", ",\"use\":\"sig\",\"x5t\":\"AA\"}");
        JsonWebKeySet set = read(Jwks.set(GOOD, again, GOOD));
        assertThat(set.keys()).hasToString("[VerificationKey[ES256, good]]");
        assertThat(set.rejected()).isEmpty();
    }

    /**
     * A key without alg is for the only allowed algorithm that fits it; from then on it counts like one that says so.
     */
    @Test
    void aKeyWithoutAlgorithmCountsLikeOneThatSaysIt() {
        PublicKey rsa = TestKeys.publicKey("rsa-2048");
        String said = Jwks.jwk(rsa, "\"kid\":\"rsa\"", "\"alg\":\"RS256\"");
        String unsaid = Jwks.jwk(rsa, "\"kid\":\"rsa\"");
        String other = Jwks.jwk(TestKeys.publicKey("rsa-2048-other"), "\"kid\":\"rsa\"");
        Set<Algorithm> one = Set.of(Algorithm.RS256);
        Set<Algorithm> two = EnumSet.of(Algorithm.RS256, Algorithm.RS512);

        assertThat(JsonWebKeySet.read(bytes(Jwks.set(said, unsaid)), one).keys())
                .hasToString("[VerificationKey[RS256, rsa]]");
        assertThat(JsonWebKeySet.read(bytes(Jwks.set(said, other)), one).keys()).isEmpty();
        JsonWebKeySet several = JsonWebKeySet.read(bytes(Jwks.set(said, unsaid)), two);
        assertThat(several.keys()).hasToString("[VerificationKey[RS256, rsa]]");
        assertThat(several.rejected())
                .containsExactly("key 2 (rsa) has no alg, and fits several of [RS256, RS512]; allow only one of them");
        assertThat(JsonWebKeySet.read(bytes(Jwks.set(unsaid)), two).keys()).isEmpty();
    }

    /** What we publish ourselves is read as it was meant. */
    @Test
    void readsBackWhatIsWrittenOfKeysThatShareAnId() {
        PublicKey rsa = TestKeys.publicKey("rsa-2048");
        List<VerificationKey> keys = List.of(
                VerificationKey.ofPublicKey(Algorithm.RS256, rsa, "k"),
                VerificationKey.ofPublicKey(Algorithm.RS512, rsa, "k"),
                VerificationKey.ofPublicKey(Algorithm.ES256, TestKeys.publicKey("ec-p256"), "k"));
        JsonWebKeySet set = read(JwkSetWriter.write(keys));
        assertThat(set.rejected()).isEmpty();
        assertThat(set.keys())
                .usingElementComparator((one, other) -> one.isSameAs(other) ? 0 : 1)
                .isEqualTo(keys);
    }

    @Test
    void aKeyThatIsSkippedDoesNotTakeAnIdAway() {
        String encryption = Jwks.jwk(TestKeys.publicKey("rsa-2048"), "\"kid\":\"good\"", "\"use\":\"enc\"");
        assertThat(read(Jwks.set(encryption, GOOD)).keys())
                .extracting(VerificationKey::id)
                .containsExactly("good");
    }

    @Test
    void givesTwentyReasonsAtMost() {
        String[] bad = new String[1000];
        Arrays.fill(bad, "{}");
        assertThat(read(Jwks.set(bad)).rejected()).hasSize(20).last().isEqualTo("key 20 has no kty");
    }

    @Test
    void mayHaveNoKeyLeft() {
        assertThat(read("{\"keys\":[]}")).isEqualTo(new JsonWebKeySet(List.of(), List.of()));
        assertThat(read(Jwks.set("{}")).keys()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"keys\":{}}",
                "{\"keys\":null}",
                "<html></html>",
                "{\"keys\":[]",
                "{\"keys\":[]}}",
                "{\"keys\":[],\"keys\":[]}",
                "{\"Keys\":[]}"
            })
    void rejectsTextThatIsNoSet(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anUnchangedKeyOfALaterSetIsTheSameObject() {
        String rotated = Jwks.jwk(TestKeys.publicKey("ec-p384"), "\"kid\":\"other\"");
        KeySet first = KeySet.verifying(read(Jwks.set(GOOD, rotated)).keys());
        String replaced = Jwks.jwk(TestKeys.publicKey("ec-p521"), "\"kid\":\"other\"");

        KeySet second = KeySet.verifying(read(Jwks.set(replaced, GOOD)).keys()).reusing(first);

        assertThat(second.select("good", "ES256").orElseThrow())
                .isSameAs(first.select("good", "ES256").orElseThrow());
        assertThat(second.select("other", "ES512")).get().hasToString("VerificationKey[ES512, other]");
    }

    @Test
    void theSameNumbersForAnotherAlgorithmAreAnotherKey() {
        String rsa = Jwks.jwk(TestKeys.publicKey("rsa-2048"), "\"kid\":\"rsa\"");
        KeySet first = KeySet.verifying(JsonWebKeySet.read(bytes(Jwks.set(rsa)), Set.of(Algorithm.RS256))
                .keys());

        KeySet second = KeySet.verifying(JsonWebKeySet.read(bytes(Jwks.set(rsa)), Set.of(Algorithm.PS256))
                        .keys())
                .reusing(first);

        assertThat(second.verificationKeys()).hasToString("[VerificationKey[PS256, rsa]]");
    }

    private static JsonWebKeySet read(String json) {
        return JsonWebKeySet.read(bytes(json), ASYMMETRIC);
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
