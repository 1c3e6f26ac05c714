package io.github.dropwizardjwt.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jsonwebtoken.Jwts;
import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.security.Security;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProviderTest {
    private static final byte[] INPUT = {1, 2, 3};

    static Stream<Arguments> suitable() {
        return Stream.of(
                Arguments.of(Algorithm.HS256, "SunJCE"),
                Arguments.of(Algorithm.RS256, "SunRsaSign"),
                Arguments.of(Algorithm.PS512, "SunRsaSign"),
                Arguments.of(Algorithm.ES256, "SunEC"),
                Arguments.of(Algorithm.EdDSA, "SunEC"));
    }

    @ParameterizedTest
    @MethodSource("suitable")
    void keepsIdAndAlgorithmAndVerifiesWhatItSigns(Algorithm algorithm, String provider) {
        SigningKey key = TestKeys.signing(algorithm);
        SigningKey moved = key.withProvider(Security.getProvider(provider));

        assertThat(moved.id()).isEqualTo(key.id());
        assertThat(moved.algorithm()).isEqualTo(algorithm);
        String token = moved.sign(Jwts.builder().content(INPUT));
        int dot = token.lastIndexOf('.');
        byte[] input = token.substring(0, dot).getBytes(StandardCharsets.US_ASCII);
        byte[] signature = Base64.getUrlDecoder().decode(token.substring(dot + 1));
        assertThat(moved.verificationKey().verifies(input, signature)).isTrue();
        assertThat(key.verificationKey().verifies(input, signature)).isTrue();
        assertThat(moved.verificationKey().verifies(INPUT, signature)).isFalse();
    }

    @Test
    void computesWithTheProviderAlone() {
        SigningKey key = TestKeys.signing(Algorithm.HS256);
        SigningKey moved = key.withProvider(new CountingProvider());

        int before = CountingProvider.macs();
        moved.verificationKey().verifies(INPUT, INPUT);
        assertThat(CountingProvider.macs()).isEqualTo(before + 1);
        moved.sign(Jwts.builder().content(INPUT));
        assertThat(CountingProvider.macs()).isEqualTo(before + 2);
        key.verificationKey().verifies(INPUT, INPUT);
        assertThat(CountingProvider.macs()).isEqualTo(before + 2);
    }

    @Test
    void refusesAProviderWithoutTheAlgorithm() {
        Provider provider = Security.getProvider("SunEC");
        SigningKey key = TestKeys.signing(Algorithm.RS256);

        assertThatThrownBy(() -> key.withProvider(provider))
                .isInstanceOf(UnusableKeyException.class)
                .hasMessage("The key cannot be used for RS256 with the provider SunEC; choose another provider, or "
                        + "another algorithm");
        assertThatThrownBy(() -> key.verificationKey().withProvider(provider)).isInstanceOf(UnusableKeyException.class);
        VerificationKey secret = TestKeys.signing(Algorithm.HS256).verificationKey();
        assertThatThrownBy(() -> secret.withProvider(provider)).isInstanceOf(UnusableKeyException.class);
    }
}
