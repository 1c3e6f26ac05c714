package io.github.dropwizardjwt.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.support.TestKeys;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeySetTest {
    private final VerificationKey rs = VerificationKey.ofPublicKey(Algorithm.RS256, TestKeys.pem("rsa-2048.pub"), "a");
    private final VerificationKey rsOther =
            VerificationKey.ofPublicKey(Algorithm.RS256, TestKeys.pem("rsa-2048-other.pub"), "b");
    private final VerificationKey ps = VerificationKey.ofPublicKey(Algorithm.PS256, TestKeys.pem("rsa-2048.pub"), "c");

    @Test
    void anIdPicksItsKeyOfTheVeryAlgorithm() {
        KeySet keys = KeySet.verifying(rs, rsOther, ps);
        assertThat(keys.select("a", "RS256")).contains(rs);
        for (String other : List.of("none", "PS256", "RS512", "HS256", "rs256", "")) {
            assertThat(keys.select("a", other)).as(other).isEmpty();
        }
        assertThat(keys.select("A", "RS256")).isEmpty();
        assertThat(keys.select("", "RS256")).isEmpty();
        assertThat(keys.hasId("a")).isTrue();
        assertThat(keys.hasId("A")).isFalse();
    }

    /** RFC 7517 §4.5. */
    @Test
    void keysOfOneIdAreSelectedByTheirAlgorithms() {
        VerificationKey rs512 = VerificationKey.ofPublicKey(Algorithm.RS512, TestKeys.pem("rsa-2048.pub"), "a");
        VerificationKey ec = VerificationKey.ofPublicKey(Algorithm.ES256, TestKeys.pem("ec-p256.pub"), "a");
        KeySet keys = KeySet.verifying(rs, rs512, ec);
        assertThat(keys.select("a", "RS256")).containsSame(rs);
        assertThat(keys.select("a", "RS512")).containsSame(rs512);
        assertThat(keys.select("a", "ES256")).containsSame(ec);
        assertThat(keys.select("a", "RS384")).isEmpty();
        assertThat(keys.select(null, "RS512")).containsSame(rs512);
        assertThat(KeySet.verifying(ec, rs, rs512).reusing(keys).verificationKeys())
                .usingElementComparator((one, other) -> one == other ? 0 : 1)
                .containsExactly(ec, rs, rs512);
    }

    @Test
    void theSameKeyTwiceIsOne() {
        VerificationKey same = VerificationKey.ofPublicKey(Algorithm.RS256, TestKeys.pem("rsa-2048.pub"), "a");
        KeySet keys = KeySet.verifying(rs, ps, same);
        assertThat(keys.verificationKeys()).containsExactly(rs, ps);
        assertThat(keys.select(null, "RS256")).containsSame(rs);
    }

    /** Those who read a published set may look at nothing but the ids. */
    @Test
    void keysOfAServiceThatSignsHaveIdsOfTheirOwn() {
        SigningKey signing = TestKeys.signing(Algorithm.ES256, "a");
        assertThatThrownBy(() -> KeySet.signing(signing, rs)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> KeySet.signing(signing, signing.verificationKey()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(KeySet.signing(signing, rsOther, ps).verificationKeys()).hasSize(3);
    }

    @Test
    void withoutAnIdTheOnlyKeyOfTheAlgorithmIsPicked() {
        KeySet keys = KeySet.verifying(rs, rsOther, ps);
        assertThat(keys.select(null, "PS256")).contains(ps);
        assertThat(keys.select(null, "RS256")).isEmpty();
        assertThat(keys.select(null, "ES256")).isEmpty();
        assertThat(keys.select(null, "none")).isEmpty();
        assertThat(keys.select(null, "ps256")).isEmpty();
    }

    @Test
    void knowsTheAlgorithmsOfItsKeys() {
        KeySet keys = KeySet.verifying(rs, ps);
        assertThat(keys.uses("RS256")).isTrue();
        assertThat(keys.uses("rs256")).isFalse();
        assertThat(keys.uses("RS384")).isFalse();
        assertThat(keys.uses("none")).isFalse();
    }

    @Test
    void rejectsTwoKeysOfOneIdAndAlgorithmAndSetsWithoutKeys() {
        VerificationKey other = VerificationKey.ofPublicKey(Algorithm.RS256, TestKeys.pem("rsa-2048-other.pub"), "a");
        assertThatThrownBy(() -> KeySet.verifying(rs, other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Two different keys have the id a and the algorithm RS256");
        assertThatThrownBy(KeySet::verifying).isInstanceOf(IllegalArgumentException.class);
    }

    /** One issuer has secrets or key pairs: what confuses them has nothing to work with. */
    @Test
    void refusesToMixSecretsAndPublicKeys() {
        VerificationKey secret = TestKeys.signing(Algorithm.HS256, "secret").verificationKey();
        assertThatThrownBy(() -> KeySet.verifying(rs, secret)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> KeySet.verifying(secret, rs)).isInstanceOf(IllegalArgumentException.class);
        assertThat(KeySet.verifying(
                        secret, TestKeys.signing(Algorithm.HS512, "other").verificationKey()))
                .isNotNull();
    }

    @Test
    void keysThatDoNotChangeAreNotLookedForElsewhere() {
        KeySet keys = KeySet.verifying(rs);
        KeySource source = () -> keys;
        assertThat(source.refreshFor("new", Algorithm.RS256)).isSameAs(keys);
    }

    @Test
    void hasAKeyToSignWithOrNone() {
        SigningKey key = TestKeys.signing(Algorithm.ES256);
        assertThat(KeySet.signing(key).signingKey()).contains(key);
        assertThat(KeySet.signing(key).select(key.id(), "ES256")).contains(key.verificationKey());
        assertThat(KeySet.verifying(rs).signingKey()).isEmpty();
    }
}
