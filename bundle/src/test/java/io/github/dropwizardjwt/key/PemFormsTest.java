package io.github.dropwizardjwt.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.support.TestKeys;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PEM as tools, editors and environments leave it. */
class PemFormsTest {
    private static final String PRIVATE = TestKeys.pem("ec-p256");
    private static final String PUBLIC = TestKeys.pem("ec-p256.pub");
    private static final String CERTIFICATE = TestKeys.pem("rsa-2048.certificate");
    private static final String PARAMETERS =
            "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n";
    private static final String ID =
            SigningKey.ofPrivateKey(Algorithm.ES256, PRIVATE, null).id();

    private static final Map<String, String> SURROUNDINGS = Map.ofEntries(
            Map.entry("the text of a certificate", "Certificate:\n    Data:\n        Version: 3 (0x2)\n%s"),
            Map.entry("bag attributes", "Bag Attributes\n    localKeyID: 01 \nKey Attributes: <No Attributes>\n%s"),
            Map.entry("text behind", "%s\nmade in December\n"),
            Map.entry("parameters", PARAMETERS + "%s"),
            Map.entry("a certificate behind", "%s" + CERTIFICATE),
            Map.entry("text and a certificate before", "Bag\n" + CERTIFICATE + "Bag\n%s"),
            Map.entry("a byte order mark", "\uFEFF%s"),
            Map.entry("a byte order mark in bytes", "\u00EF\u00BB\u00BF%s"),
            Map.entry("quotes", "\"%s\""),
            Map.entry("single quotes and a break", "'%s'\n"),
            Map.entry("blanks", "  %s \t "));

    private static final List<Map.Entry<String, String>> BREAKS = List.of(
            Map.entry("\n", "\r\n"),
            Map.entry("\n", "\r"),
            Map.entry("\n", " \t\n"),
            Map.entry("\n", " "),
            Map.entry("\n", "\\n"),
            Map.entry("\n", "\\r\\n"));

    @Test
    void readsTheOneKeyAmongOtherThings() {
        SURROUNDINGS.forEach((name, surrounding) -> {
            for (String end : List.of("", "\n")) {
                assertRead(name, surrounding, PRIVATE.strip() + end, PUBLIC.strip() + end);
            }
            BREAKS.forEach(entry -> assertRead(
                    name + " with " + entry.getValue(),
                    surrounding,
                    PRIVATE.replace(entry.getKey(), entry.getValue()) + "\n",
                    PUBLIC.replace(entry.getKey(), entry.getValue()) + "\n"));
        });
        for (Map.Entry<String, String> entry : BREAKS) {
            String parameters = (PARAMETERS + PRIVATE).replace(entry.getKey(), entry.getValue());
            assertThat(SigningKey.ofPrivateKey(Algorithm.ES256, parameters, null)
                            .id())
                    .isEqualTo(ID);
        }
    }

    private static void assertRead(String name, String surrounding, String privateKey, String publicKey) {
        String signing = surrounding.replace("%s", privateKey);
        assertThat(SigningKey.ofPrivateKey(Algorithm.ES256, signing, null).id())
                .as(name)
                .isEqualTo(ID);
        assertThat(VerificationKey.ofPublicKey(Algorithm.ES256, surrounding.replace("%s", publicKey), null)
                        .id())
                .as(name)
                .isEqualTo(ID);
    }

    @Test
    void doesNotChooseBetweenTwoKeys() {
        Map<String, String> pairs = Map.of(
                PRIVATE + PRIVATE, "holds 2 keys (PRIVATE KEY, PRIVATE KEY), ",
                PRIVATE + CERTIFICATE + PUBLIC, "holds 2 keys (PRIVATE KEY, PUBLIC KEY), ",
                PUBLIC.replace("\n", "\\n") + PRIVATE, "holds 2 keys (PUBLIC KEY, PRIVATE KEY), ",
                PRIVATE + "text\n" + TestKeys.pem("rsa-2048.pkcs1"), "holds 2 keys (PRIVATE KEY, RSA PRIVATE KEY), ");
        pairs.forEach((text, problem) -> {
            assertProblem(() -> SigningKey.ofPrivateKey(Algorithm.ES256, text, null), problem);
            assertProblem(() -> VerificationKey.ofPublicKey(Algorithm.ES256, text, null), problem);
        });
    }

    /** What is cut off, nested or not at the beginning of a line may be more than one key, or less. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s-----BEGIN PRIVATE KEY-----\n",
                "-----END PRIVATE KEY-----\n%s",
                "-----BEGIN PRIVATE KEY-----\n%s",
                "-----BEGIN CERTIFICATE-----\n%s",
                "%s-----END PRIVATE KEY-----\n",
                "key: %s",
                "a %s b",
                "%sb"
            })
    void rejectsHalfBlocks(String surrounding) {
        String text = surrounding.replace("%s", surrounding.endsWith("\n") ? PRIVATE : PRIVATE.strip());
        assertProblem(() -> SigningKey.ofPrivateKey(Algorithm.ES256, text, null), "is not one PEM block; ");
    }

    @Test
    void rejectsHeadersAndTextWithinABlock() {
        for (String line : List.of("Proc-Type: 4,ENCRYPTED", "Comment: mine", "\"", "\uFEFF")) {
            String text = PRIVATE.replaceFirst("\n", "\n" + line + "\n\n");
            assertProblem(() -> SigningKey.ofPrivateKey(Algorithm.ES256, text, null), "is not valid base64 ");
        }
    }

    @Test
    void readsMuchTextInShortTime() {
        String much = "-----BEGIN \n ----- \"".repeat(40_000);
        assertThat(SigningKey.ofPrivateKey(Algorithm.ES256, much + "\n" + PRIVATE + much, null)
                        .id())
                .isEqualTo(ID);
    }

    private static void assertProblem(Runnable reading, String problem) {
        String secret = PRIVATE.lines().toList().get(1).substring(0, 8);
        assertThatThrownBy(reading::run)
                .isInstanceOfSatisfying(
                        UnusableKeyException.class,
                        e -> assertThat(e.problem()).startsWith(problem).doesNotContain(secret));
    }
}
