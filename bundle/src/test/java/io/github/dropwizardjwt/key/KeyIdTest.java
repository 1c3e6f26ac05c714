package io.github.dropwizardjwt.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.support.TestKeys;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyIdTest {
    @Test
    void aPublicKeyIsNamedByItsThumbprintAsInRfc7638() throws GeneralSecurityException {
        BigInteger modulus = new BigInteger(
                1,
                Base64.getUrlDecoder()
                        .decode(
                                "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECP"
                                        + "ebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY"
                                        + "368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0f"
                                        + "M4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw"));
        byte[] der = KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(modulus, BigInteger.valueOf(65537)))
                .getEncoded();
        assertThat(VerificationKey.ofPublicKey(Algorithm.RS256, TestKeys.publicPem(der), null)
                        .id())
                .isEqualTo("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
    }

    @Test
    void aSecretIsNamedByAMacThatIsTheSameOnEveryNode() {
        assertThat(SigningKey.ofSecret(Algorithm.HS256, TestKeys.secret(), null).id())
                .isEqualTo("SoZ7OJKAer57th52");
        byte[] other = TestKeys.secret();
        other[0]++;
        assertThat(SigningKey.ofSecret(Algorithm.HS256, other, null).id()).isNotEqualTo("SoZ7OJKAer57th52");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\n", "\u00e4", "\u0000", "\u007f"})
    void rejectsKeyIdsThatAreNotPrintableAscii(String id) {
        assertThatThrownBy(() -> TestKeys.signing(Algorithm.HS256, id)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TestKeys.signing(Algorithm.ES256, id)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> VerificationKey.ofPublicKey(Algorithm.ES256, TestKeys.pem("ec-p256.pub"), id))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesKeyIdsOf256CharactersAndNoneLonger() {
        assertThat(TestKeys.signing(Algorithm.HS256, "k".repeat(256)).id()).hasSize(256);
        assertThatThrownBy(() -> TestKeys.signing(Algorithm.HS256, "k".repeat(257)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
