package io.github.dropwizardjwt.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
    @ParameterizedTest
    @CsvSource({"HS256,32", "HS384,48", "HS512,64"})
    void takesSecretsAsLongAsTheHashAndNoneShorter(Algorithm algorithm, int bytes) {
        byte[] secret = Arrays.copyOf(TestKeys.secret(), bytes);
        assertThat(SigningKey.ofSecret(algorithm, secret, null).algorithm()).isEqualTo(algorithm);
        for (int shorter : new int[] {0, 1, 16, bytes - 1}) {
            assertThatThrownBy(() -> SigningKey.ofSecret(algorithm, Arrays.copyOf(secret, shorter), null))
                    .isInstanceOf(UnusableKeyException.class)
                    .hasMessage("The key must have at least " + bytes + " bytes for " + algorithm + ", has " + shorter
                            + "; make one with: openssl rand -base64 " + bytes);
        }
    }

    @Test
    void takesSecretsOfTenDifferentCharactersAndOfNoFewer() {
        byte[] ten = bytes("01234567899876543210012345678998");
        assertThat(SigningKey.ofSecret(Algorithm.HS256, ten, null).algorithm()).isEqualTo(Algorithm.HS256);
        byte[] nine = bytes("01234567888876543210012345678888");
        assertThatThrownBy(() -> SigningKey.ofSecret(Algorithm.HS256, nine, null))
                .isInstanceOf(UnusableKeyException.class)
                .hasMessageContaining("too few different characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000000000000000000000000000000000000000000000000000000000000000",
                "abababababababababababababababababababababababababababababababababab",
                "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "correct-horse-battery-stapl",
                "password123password123password123password123password123password123",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab",
                "001122334001122334001122334001122334001122334001122334001122334x12",
                "a-string-secret-at-least-256-bits-long",
                "a-string-secret-at-least-512-bits-long-which-is-longer-than-the-others",
                "your-256-bit-secret-your-other-256-bit-text",
                "YOUR-256-BIT-SECRET and some padding to be long",
                "please-change-me-before-you-go-to-production-0123",
                "CHANGEME-0123456789-abcdefghij-klmnopqrst",
                "change_me_0123456789_abcdefghij_klmnopqrst",
                "replace-me-with-something-random-0123456789",
                // What a template engine or a shell was to replace, and did not.
                "$JWT_SECRET_OF_THE_EXAMPLE_SERVICE_2026",
                "{{ vault_jwt_secret_of_the_service }}",
                "prefix-{{jwt_secret_of_the_service}}-suffix",
                "<the secret of the example service goes here>",
                "%JWT_SECRET_OF_THE_EXAMPLE_SERVICE_2026%"
            })
    void refusesGuessableSecretsWithoutQuotingThem(String secret) {
        assertThatThrownBy(() -> SigningKey.ofSecret(Algorithm.HS256, bytes(secret), null))
                .isInstanceOf(UnusableKeyException.class)
                .hasMessageContaining("openssl rand -base64 32")
                .hasMessageNotContaining(secret.substring(0, 8))
                .hasNoCause();
    }

    @Test
    void refusesKeyMaterialOfOtherKinds() {
        for (String material : List.of(
                TestKeys.pem("rsa-2048.pub"),
                TestKeys.pem("rsa-2048"),
                TestKeys.pem("rsa-2048.certificate"),
                "  \n" + TestKeys.pem("ec-p256.pub"),
                "{\"kty\":\"RSA\",\"n\":\"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78\",\"e\":\"AQAB\"}",
                "\n {\"keys\":[{\"kty\":\"oct\",\"k\":\"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78\"}]}")) {
            assertThatThrownBy(() -> SigningKey.ofSecret(Algorithm.HS256, bytes(material), null))
                    .isInstanceOf(UnusableKeyException.class)
                    .hasMessageContaining("is a PEM or JWK, not a secret")
                    .hasMessageNotContaining("0vx7");
        }
    }

    @Test
    void takesRandomSecretsOfAnyBytes() {
        long seed = 7;
        Random random = new Random(seed);
        for (int round = 0; round < 1000; round++) {
            byte[] secret = new byte[32 + random.nextInt(100)];
            random.nextBytes(secret);
            assertThat(SigningKey.ofSecret(Algorithm.HS256, secret, null).id())
                    .as("seed %d, round %d", seed, round)
                    .matches("[A-Za-z0-9_-]{16}");
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {"HS256", "HS384", "HS512"},
            mode = EnumSource.Mode.EXCLUDE)
    void otherAlgorithmsTakeNoSecret(Algorithm algorithm) {
        assertThatThrownBy(() -> SigningKey.ofSecret(algorithm, TestKeys.secret(), null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsNoReferenceToTheArrayPassedIn() {
        byte[] secret = TestKeys.secret();
        SigningKey key = SigningKey.ofSecret(Algorithm.HS256, secret, "id");
        byte[] input = bytes("x");
        byte[] signature = mac(TestKeys.secret(), input);
        Arrays.fill(secret, (byte) 0);
        assertThat(key.verificationKey().verifies(input, signature)).isTrue();
    }

    private static byte[] mac(byte[] secret, byte[] input) {
        try {
            javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA256");
            mac.init(new javax.crypto.spec.SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(input);
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
