package io.github.dropwizardjwt.key.jwk;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.dropwizardjwt.json.Json;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.UnusableKeyException;
import io.github.dropwizardjwt.key.VerificationKey;
import io.github.dropwizardjwt.support.Budget;
import io.github.dropwizardjwt.support.Jwks;
import io.github.dropwizardjwt.support.TestKeys;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an issuer publishes, its set is rejected as a whole, or holds only public keys that can be used. */
class JsonWebKeySetFuzzTest {
    private static final Set<Algorithm> ALL = EnumSet.allOf(Algorithm.class);
    private static final List<String> PAIRS = List.of("rsa-2048", "ec-p256", "ec-p384", "ec-p521", "ed25519", "ed448");

    static Stream<byte[]> sets() {
        return Stream.concat(
                        PAIRS.stream().map(name -> Jwks.set(jwk(name, "\"kid\":\"k1\""))),
                        Stream.of(Jwks.set(jwk("ec-p256"), jwk("ec-p256"), jwk("ed25519", "\"use\":\"enc\""))))
                .map(set -> set.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("sets")
    @DictionaryEntries({"{\"keys\":[", "\"kty\":\"RSA\"", "\"kty\":\"EC\"", "\"kty\":\"OKP\"", "\"kty\":\"oct\""})
    @DictionaryEntries({"\"crv\":\"P-256\"", "\"crv\":\"Ed448\"", "\"alg\":\"RS256\"", "\"alg\":\"PS512\""})
    @DictionaryEntries({"\"use\":\"sig\"", "\"key_ops\":[\"verify\"]", "\"kid\":\"", "\"n\":\"", "\"e\":\"AQAB\""})
    @DictionaryEntries({"\"x\":\"", "\"y\":\"", "\"d\":\"", "\"k\":\""})
    @FuzzTest
    void aSetIsRejectedOrItsKeysAreGood(byte[] bytes) {
        Budget.KEYS.check(bytes.length, () -> read(bytes));
        JsonWebKeySet set = read(bytes);
        if (set == null) {
            return;
        }
        assertThat(set.keys())
                .doesNotHaveDuplicates()
                .allMatch(key -> key.publicKey().isPresent());
        assertThat(set.keys().stream().map(key -> key.id() + " " + key.algorithm()))
                .doesNotHaveDuplicates();
        assertThat(set.rejected()).hasSizeLessThanOrEqualTo(20);
        int elements = ((List<?>) Json.readObject(bytes).get("keys")).size();
        assertThat(usable(set) + rejected(set)).isBetween(Math.min(elements, 1), elements);

        String written = JwkSetWriter.write(set.keys());
        JsonWebKeySet again = JsonWebKeySet.read(written.getBytes(StandardCharsets.UTF_8), ALL);
        assertThat(again.rejected()).isEmpty();
        assertThat(again.keys()).hasToString(set.keys().toString());
        assertThat(again.keys().stream().map(VerificationKey::publicKey))
                .isEqualTo(set.keys().stream().map(VerificationKey::publicKey).toList());
    }

    /** A single key, private ones too. */
    @MethodSource("sets")
    @DictionaryEntries({"\"kty\":\"oct\"", "\"k\":\"", "\"alg\":\"HS256\"", "\"d\":\"", "\"p\":\"", "\"oth\":"})
    @FuzzTest
    void aKeyIsGoodOrUnusable(byte[] bytes) {
        Budget.KEYS.check(bytes.length, () -> {
            try {
                JsonWebKey key = JsonWebKey.read(bytes);
                assertThat(key.isPrivate()).isIn(true, false);
                assertThat(key.signingKey(ALL).verificationKey().id()).isNotEmpty();
            } catch (UnusableKeyException e) {
                assertThat(e.problem()).isNotBlank();
            }
        });
    }

    /** The same key counts once, as does one that may sign under two names of its algorithm. */
    private static int usable(JsonWebKeySet set) {
        return Math.toIntExact(set.keys().stream()
                .map(key -> List.of(key.id(), key.publicKey()))
                .distinct()
                .count());
    }

    private static int rejected(JsonWebKeySet set) {
        return Math.toIntExact(set.rejected().stream()
                .map(reason -> reason.split(" ", 3)[1])
                .distinct()
                .count());
    }

    private static JsonWebKeySet read(byte[] bytes) {
        try {
            return JsonWebKeySet.read(bytes, ALL);
        } catch (IllegalArgumentException e) {
            assertThat(e).isNotInstanceOf(UnusableKeyException.class);
            return null;
        }
    }

    private static String jwk(String name, String... further) {
        String alg = name.startsWith("rsa") ? "\"alg\":\"RS256\"" : "\"ext\":true";
        return Jwks.jwk(
                TestKeys.publicKey(name),
                Stream.concat(Stream.of(alg), Stream.of(further)).toArray(String[]::new));
    }
}
