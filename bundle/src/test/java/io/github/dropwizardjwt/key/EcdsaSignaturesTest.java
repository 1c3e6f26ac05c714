package io.github.dropwizardjwt.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EcdsaSignaturesTest {
    /** Short numbers, and those whose first bit is set, too. */
    @ParameterizedTest
    @EnumSource(names = {"ES256", "ES384", "ES512"})
    void whatIsWrittenInDerIsReadAsTheSame(Algorithm algorithm) {
        int length = EcdsaSignatures.length(algorithm);
        long seed = 3;
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            byte[] signature = new byte[length];
            random.nextBytes(signature);
            Arrays.fill(signature, 0, random.nextInt(length / 2), (byte) 0);
            Arrays.fill(signature, length / 2, length / 2 + random.nextInt(length / 2), (byte) 0);
            assertThat(EcdsaSignatures.ofDer(EcdsaSignatures.toDer(signature), length))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(signature);
        }
    }

    @Test
    void numbersArePaddedToTheirLength() {
        byte[] der = HexFormat.of().parseHex("3007" + "020180" + "02020081");
        assertThat(EcdsaSignatures.ofDer(der, 6)).containsExactly(0, 0, 0x80, 0, 0, 0x81);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "30",
                "3003020101",
                "3006020101020101ff",
                "30060201010202",
                "300402000201",
                "3009020401020304020101",
                "3009020101020401020304",
                "3006030101020101",
                "3106020101020101",
                "3005020101020101",
                "3007020101020101",
                "308106020101020101ff"
            })
    void rejectsWhatIsNotTwoNumbersOfThatLength(String hex) {
        byte[] der = HexFormat.of().parseHex(hex);
        assertThatThrownBy(() -> EcdsaSignatures.ofDer(der, 6)).isInstanceOf(RuntimeException.class);
    }
}
