package io.github.dropwizardjwt.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.support.TestKeys;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
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
    void takesSecretsOfEightDifferentCharactersAndOfNoFewer() {
        byte[] eight = bytes("b0h4926m29bm40h66m2b90h4h0m9b642");
        assertThat(SigningKey.ofSecret(Algorithm.HS256, eight, null).algorithm())
                .isEqualTo(Algorithm.HS256);
        byte[] seven = bytes("b0h4926b29bb40h66b2b90h4h0b9b642");
        assertThatThrownBy(() -> SigningKey.ofSecret(Algorithm.HS256, seven, null))
                .isInstanceOf(UnusableKeyException.class)
                .hasMessageContaining("is guessable");
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
                "%JWT_SECRET_OF_THE_EXAMPLE_SERVICE_2026%",
                "abcdefghijklmnopqrstuvwxyzabcdef",
                "ABCDEFGHIJKLMNOPQRSTUVWXYZ123456",
                "zyxwvutsrqponmlkjihgfedcba9876543210",
                "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ",
                "qwertyuiopasdfghjklzxcvbnm123456",
                "qwertzuiopasdfghjklyxcvbnm1234567890",
                "1q2w3e4r5t6y7u8i9o0pa1s2d3f4g5h6",
                "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,",
                "a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6",
                "12345678901234567890123456789012",
                "09876543210987654321098765432109",
                "01234567899876543210012345678998",
                "kR7wQ2zP9xVbkR7wQ2zP9xVbkR7wQ2zP9",
                "kR7wQ2zP9xVbLm4sT8nYkR7wQ2zP9xVbLm4sT8nY",
                "secretsecretsecretsecretsecretse",
                "SecretPasswordSecretPassword1234!",
                "this-is-my-super-secret-key-for-jwt-signing-2024",
                "mySuperSecretKeyWhichIsAtLeast32BytesLong!!",
                "my_very_secure_jwt_secret_key_that_nobody_must_share_123",
                "your-secret-key-your-secret-key-your-other",
                "replace_with_a_long_random_string_of_your_own",
                "replace-this-4f9a1c77e0b25d83",
                "<INSERT YOUR SECRET HERE> or something",
                "PLACEHOLDER-8d1f0a6b3c5e7924",
                "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow",
                "404E635266556A586E3272357538782F413F4428472B4B6250645367566B5970",
                "3cfa76ef14937c1c0ea519f8fc057a80fcd04a7420f8e8bcd0a7567c272e007b"
            })
    void rejectsGuessableSecretsWithoutQuotingThem(String secret) {
        assertThatThrownBy(() -> SigningKey.ofSecret(Algorithm.HS256, bytes(secret), null))
                .isInstanceOf(UnusableKeyException.class)
                .hasMessageContaining("openssl rand -base64 32")
                .hasMessageNotContaining(secret.substring(0, 8))
                .hasNoCause();
    }

    @Test
    void rejectsKeyMaterialOfOtherKinds() {
        for (String material : List.of(
                TestKeys.pem("rsa-2048.pub"),
                TestKeys.pem("rsa-2048"),
                TestKeys.pem("rsa-2048.certificate"),
                "  \n" + TestKeys.pem("ec-p256.pub"),
                "{\"kty\":\"RSA\",\"n\":\"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78\",\"e\":\"AQAB\"}",
                "\uFEFF{\"kty\":\"oct\",\"k\":\"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78\"}",
                "\n {\"keys\":[{\"kty\":\"oct\",\"k\":\"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78\"}]}")) {
            assertThatThrownBy(() -> SigningKey.ofSecret(Algorithm.HS256, bytes(material), null))
                    .isInstanceOf(UnusableKeyException.class)
                    .hasMessageContaining("is a PEM or JWK, not a secret")
                    .hasMessageNotContaining("0vx7");
        }
    }

    @Test
    void takesOneHundredThousandRandomSecretsInBase64AndInHexadecimal() {
        long seed = 23;
        Random random = new Random(seed);
        for (int round = 0; round < 100_000; round++) {
            // 16 bytes have 32 hexadecimal digits, the fewest that HS256 takes.
            byte[] bytes = new byte[(round % 2 == 0 ? 16 : 24) + random.nextInt(49)];
            random.nextBytes(bytes);
            String secret = round % 2 == 0
                    ? HexFormat.of().formatHex(bytes)
                    : (round % 4 == 1
                                    ? Base64.getEncoder()
                                    : Base64.getUrlEncoder().withoutPadding())
                            .encodeToString(bytes);
            assertThat(WeakSecrets.isWeak(secret))
                    .as("seed %d, round %d", seed, round)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jwt-secret-production-8kQz3mVt71LxNw0RbYc5",
                "correct horse battery staple, and a purple lamp",
                "8f14e45fceea167a5a36dedd4bea2543",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "3b6Uw-9xTq0RkZ1vHn7LcYd5MfPs2JgA"
            })
    void takesLabelledSecretsAndPassphrasesOfOtherWords(String secret) {
        assertThat(SigningKey.ofSecret(Algorithm.HS256, bytes(secret), null).algorithm())
                .isEqualTo(Algorithm.HS256);
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
