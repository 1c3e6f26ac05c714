package io.github.dropwizardjwt.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.support.TestKeys;
import java.math.BigInteger;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is looked at before any provider is asked: the providers that forget to look change, this does not. */
class GullibleProviderTest {
    private static final byte[] INPUT = {1, 2, 3};

    /** The places of the bytes that are not zero. The halves of ES256 have 32 bytes each. */
    @ParameterizedTest
    @CsvSource({
        "64, 0, 32, true",
        "64, 31, 63, true",
        "64, 31, 32, true",
        "64, 0, 31, false",
        "64, 32, 63, false",
        "64, 32, 32, false",
        "63, 0, 32, false",
        "65, 0, 32, false",
    })
    void signaturesOnCurvesAreTwoNumbersOfWhichNoneIsZero(int length, int one, int other, boolean asked) {
        byte[] signature = new byte[length];
        signature[one] = 1;
        signature[other] = 1;
        assertThat(believing(Algorithm.ES256, "ec-p256").verifies(INPUT, signature))
                .isEqualTo(asked);
    }

    /** What such a signature is reduced to by a provider that forgets to look. */
    @ParameterizedTest
    @ValueSource(ints = {0, 32})
    void signaturesOnCurvesAreTwoNumbersBelowTheOrder(int half) {
        byte[] order =
                new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16).toByteArray();
        byte[] signature = new byte[64];
        Arrays.fill(signature, (byte) 1);
        System.arraycopy(order, 1, signature, half, 32);
        assertThat(believing(Algorithm.ES256, "ec-p256").verifies(INPUT, signature))
                .isFalse();
        signature[half + 31]--;
        assertThat(believing(Algorithm.ES256, "ec-p256").verifies(INPUT, signature))
                .isTrue();
    }

    @Test
    void signaturesOfRsaAreOneNumber() {
        byte[] signature = new byte[256];
        signature[0] = 1;
        assertThat(believing(Algorithm.RS256, "rsa-2048").verifies(INPUT, signature))
                .isTrue();
    }

    private static VerificationKey believing(Algorithm algorithm, String name) {
        return VerificationKey.ofPublicKey(algorithm, TestKeys.pem(name + ".pub"), null)
                .withProvider(new GullibleProvider(algorithm));
    }
}
