package io.github.dropwizardjwt.key.jwk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.VerificationKey;
import io.github.dropwizardjwt.support.Jwks;
import io.github.dropwizardjwt.support.TestKeys;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The member {@code issuer} of Entra ID's keys. */
class KeyIssuersTest {
    private static final String ANY = "https://login.example/{tenantid}/v2.0";
    private static final String ONE = "https://login.example/9188/v2.0";

    /** One key, listed once for each of these issuers; null where it has none. */
    private static JsonWebKeySet set(String... issuers) {
        return JsonWebKeySet.read(
                Jwks.set(Stream.of(issuers)
                                .map(issuer -> issuer.isEmpty() ? jwk() : jwk("\"issuer\":" + issuer))
                                .toArray(String[]::new))
                        .getBytes(StandardCharsets.UTF_8),
                Set.of(Algorithm.RS256));
    }

    private static String jwk(String... further) {
        return Jwks.jwk(
                TestKeys.publicKey("rsa-2048"),
                Stream.concat(Stream.of("\"kid\":\"k\""), Stream.of(further)).toArray(String[]::new));
    }

    private static String quoted(String issuer) {
        return "\"" + issuer + "\"";
    }

    private static VerificationKey only(JsonWebKeySet set) {
        assertThat(set.keys()).hasSize(1);
        assertThat(set.rejected()).isEmpty();
        return set.keys().get(0);
    }

    @Test
    void limitsTheKeyToIt() {
        assertThat(only(set("")).issuers()).isEmpty();
        assertThat(only(set(quoted(ANY))).issuers()).containsExactly(ANY);
        assertThat(only(set(quoted(ONE))).issuers()).containsExactly(ONE);
    }

    @Test
    void aKeyThatIsListedSeveralTimesIsForAllOfThem() {
        assertThat(only(set(quoted(ANY), quoted(ONE))).issuers()).containsExactlyInAnyOrder(ANY, ONE);
        assertThat(only(set(quoted(ONE), quoted(ONE))).issuers()).containsExactly(ONE);
        assertThat(only(set(quoted(ONE), "")).issuers()).isEmpty();
        assertThat(only(set("", quoted(ONE))).issuers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "7", "[]", "{}", "[\"" + ONE + "\"]"})
    void anythingElseIsNobodysName(String issuer) {
        assertThat(only(set(issuer)).issuers()).containsExactly("");
    }

    @Test
    void aKeyWithOtherIssuersIsAnother() {
        KeySet before = KeySet.verifying(set(quoted(ANY)).keys());

        assertThat(KeySet.verifying(set(quoted(ANY)).keys()).reusing(before).verificationKeys())
                .isEqualTo(before.verificationKeys());
        assertThat(KeySet.verifying(set(quoted(ONE)).keys()).reusing(before).verificationKeys())
                .isNotEqualTo(before.verificationKeys());
    }

    @Test
    void staysWithTheKeyInAnotherProvider() throws Exception {
        VerificationKey key = only(set(quoted(ONE)));
        VerificationKey moved = key.withProvider(java.security.Security.getProvider("SunRsaSign"));

        assertThat(moved.issuers()).containsExactly(ONE);
        assertThat(KeySet.verifying(List.of(key)).only(each -> false)).hasToString("KeySet[]");
        assertThat(KeySet.verifying(List.of(key)).only(each -> true).verificationKeys())
                .containsExactly(key);
    }
}
