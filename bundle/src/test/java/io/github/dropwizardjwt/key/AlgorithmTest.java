package io.github.dropwizardjwt.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AlgorithmTest {
    @ParameterizedTest
    @EnumSource
    void isOfTheKindThatItsNameSays(Algorithm algorithm) {
        String name = algorithm.name();
        assertThat(algorithm.isSymmetric()).isEqualTo(name.startsWith("HS"));
        assertThat(algorithm.isRsa()).isEqualTo(name.startsWith("RS") || name.startsWith("PS"));
    }

    @ParameterizedTest
    @EnumSource
    void isFoundByItsExactNameOnly(Algorithm algorithm) {
        assertThat(Algorithm.named(algorithm.name())).contains(algorithm);
        assertThat(Algorithm.named(algorithm.name() + " ")).isEmpty();
        assertThat(Algorithm.named(algorithm.name().toLowerCase(Locale.ROOT))).isEmpty();
    }
}
