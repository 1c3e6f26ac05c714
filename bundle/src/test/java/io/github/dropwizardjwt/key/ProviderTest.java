package io.github.dropwizardjwt.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.support.BreakingProvider;
import io.github.dropwizardjwt.support.CountingProvider;
import io.github.dropwizardjwt.support.DerProvider;
import io.github.dropwizardjwt.support.TestKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProviderTest {
    private static final byte[] INPUT = {1, 2, 3};

    static Stream<Arguments> suitable() {
        return Stream.of(
                Arguments.of(Algorithm.HS256, Security.getProvider("SunJCE")),
                Arguments.of(Algorithm.RS256, Security.getProvider("SunRsaSign")),
                Arguments.of(Algorithm.PS512, Security.getProvider("SunRsaSign")),
                Arguments.of(Algorithm.ES256, Security.getProvider("SunEC")),
                Arguments.of(Algorithm.EdDSA, Security.getProvider("SunEC")),
                Arguments.of(Algorithm.ES256, new DerProvider()),
                Arguments.of(Algorithm.ES384, new DerProvider()),
                Arguments.of(Algorithm.ES512, new DerProvider()),
                Arguments.of(Algorithm.EdDSA, new DerProvider()));
    }

    @ParameterizedTest
    @MethodSource("suitable")
    void keepsIdAndAlgorithmAndVerifiesWhatItSigns(Algorithm algorithm, Provider provider) {
        SigningKey key = TestKeys.signing(algorithm);
        SigningKey moved = key.withProvider(provider);

        assertThat(moved.id()).isEqualTo(key.id());
        assertThat(moved.algorithm()).isEqualTo(algorithm);
        String token = moved.sign(INPUT);
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
        moved.sign(INPUT);
        assertThat(CountingProvider.macs()).isEqualTo(before + 2);
        key.verificationKey().verifies(INPUT, INPUT);
        assertThat(CountingProvider.macs()).isEqualTo(before + 2);
    }

    @Test
    void aProviderWhoseObjectsSignOnceIsGivenNewOnes() {
        SigningKey key = TestKeys.signing(Algorithm.RS256);
        SigningKey moved = key.withProvider(BreakingProvider.afterEachSignature());

        for (int i = 0; i < 3; i++) {
            assertThat(moved.sign(INPUT)).isEqualTo(key.sign(INPUT));
        }
    }

    @Test
    void rejectsAProviderWithoutTheAlgorithm() {
        Provider provider = Security.getProvider("SunEC");
        SigningKey key = TestKeys.signing(Algorithm.RS256);

        assertThatThrownBy(() -> key.withProvider(provider))
                .isInstanceOf(UnusableKeyException.class)
                .hasMessage("The key cannot be used for RS256 with the provider SunEC, which lacks SHA256withRSA; "
                        + "choose another provider, or another algorithm");
        assertThatThrownBy(() -> key.verificationKey().withProvider(provider)).isInstanceOf(UnusableKeyException.class);
        VerificationKey secret = TestKeys.signing(Algorithm.HS256).verificationKey();
        assertThatThrownBy(() -> secret.withProvider(provider)).isInstanceOf(UnusableKeyException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"ES256", "ES384", "ES512"})
    void aProviderThatReadsDerGivesTheSameAnswers(Algorithm algorithm) {
        SigningKey key = TestKeys.signing(algorithm);
        VerificationKey inDer = key.verificationKey().withProvider(new DerProvider());
        long seed = 11;
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            String token = key.sign(INPUT);
            byte[] input = token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
            byte[] signature = Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1));
            assertThat(inDer.verifies(input, signature)).isTrue();
            byte[] changed = changed(signature, random);
            assertThat(inDer.verifies(input, changed))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(key.verificationKey().verifies(input, changed))
                    .isEqualTo(Arrays.equals(changed, signature));
        }
    }

    /** Another length, a number of zeros or of ones, a number in the other's place, or one bit. */
    private static byte[] changed(byte[] signature, Random random) {
        int half = signature.length / 2;
        int from = random.nextBoolean() ? half : 0;
        byte[] changed = signature.clone();
        switch (random.nextInt(6)) {
            case 0 -> changed = Arrays.copyOf(signature, random.nextInt(signature.length + 20));
            case 1 -> Arrays.fill(changed, from, from + half, (byte) 0);
            case 2 -> Arrays.fill(changed, from, from + half, (byte) -1);
            case 3 -> System.arraycopy(signature, half - from, changed, from, half);
            case 4 -> Arrays.fill(changed, from, from + random.nextInt(half), (byte) 0);
            default -> changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return changed;
    }

    @Test
    void aRuntimeWhoseOnlyCurvesAreInDerTakesTheSameKeys() throws IOException {
        assertThat(ForkedRuntime.run(DerProvider.class.getName(), "ES256", "ES384", "ES512", "EdDSA", "PS256"))
                .containsExactly("ES256", "ES384", "ES512", "EdDSA", "PS256");
    }

    /** Not that the key is bad. */
    @Test
    void aRuntimeWithoutCurvesSaysWhatItLacks() throws IOException {
        assertThat(ForkedRuntime.run("none", "ES256", "EdDSA"))
                .containsExactly(lacks("ES256", "EC"), lacks("EdDSA", "EdDSA"));
    }

    private static String lacks(String algorithm, String factory) {
        return "cannot be used, since no security provider of this Java runtime has what " + algorithm + " needs ("
                + factory + " KeyFactory not available); add one that has, or choose another algorithm";
    }
}
