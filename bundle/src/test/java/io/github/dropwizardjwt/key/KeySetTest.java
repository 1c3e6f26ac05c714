package io.github.dropwizardjwt.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class KeySetTest {
    private final VerificationKey rs = VerificationKey.ofPublicKey(Algorithm.RS256, TestKeys.pem("rsa-2048.pub"), "a");
    private final VerificationKey rsOther =
            VerificationKey.ofPublicKey(Algorithm.RS256, TestKeys.pem("rsa-2048-other.pub"), "b");
    private final VerificationKey ps = VerificationKey.ofPublicKey(Algorithm.PS256, TestKeys.pem("rsa-2048.pub"), "c");

    @Test
    void anIdPicksItsKeyWhateverTheAlgorithm() {
        KeySet keys = KeySet.verifying(rs, rsOther, ps);
        assertThat(keys.select("a", "RS256")).contains(rs);
        assertThat(keys.select("a", "none")).contains(rs);
        assertThat(keys.select("A", "RS256")).isEmpty();
        assertThat(keys.select("", "RS256")).isEmpty();
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
    void refusesTwoKeysOfOneIdAndSetsWithoutKeys() {
        VerificationKey same = VerificationKey.ofPublicKey(Algorithm.ES256, TestKeys.pem("ec-p256.pub"), "a");
        assertThatThrownBy(() -> KeySet.verifying(rs, same)).isInstanceOf(IllegalArgumentException.class);
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
        assertThat(source.lookingFor("new")).isSameAs(keys);
    }

    @Test
    void hasAKeyToSignWithOrNone() {
        SigningKey key = TestKeys.signing(Algorithm.ES256);
        assertThat(KeySet.signing(key).signingKey()).contains(key);
        assertThat(KeySet.signing(key).select(key.id(), "ES256")).contains(key.verificationKey());
        assertThat(KeySet.verifying(rs).signingKey()).isEmpty();
    }
}
