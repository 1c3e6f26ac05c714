package io.github.dropwizardjwt.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.support.Forge;
import io.github.dropwizardjwt.support.Members;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes in, only rejections come out: any other exception fails these tests. */
class HostileTokensTest {
    private static final long SEED = 7;
    private static final int ROUNDS = 5000;
    private static final String ODD = "AZaz09-_.=+/ \n";

    /** At and beyond what the reader takes; the usual values are in ClaimRulesTest. */
    private static final List<String> LIMITS = List.of(
            "-0.0",
            "0e400",
            "1e401",
            "1e999999999",
            "1e99999999999",
            "9".repeat(200),
            "9".repeat(201),
            "0." + "0".repeat(250) + "1",
            "253402300799.1",
            "253402300800",
            "\"\\ud800\"",
            "\"\u2028\"",
            "\"\\/\"",
            "\"\\x\"",
            "\"" + "\\u0041".repeat(500) + "\"",
            "[".repeat(200) + "]".repeat(200),
            "{\"a\":".repeat(200) + "1" + "}".repeat(200),
            "NaN",
            "Infinity",
            "+1",
            "01",
            ".5",
            "1.",
            "0x1",
            "'a'",
            "");

    private final TokenManager manager = Sample.manager();

    @ParameterizedTest
    @ValueSource(strings = {"exp", "iat", "nbf", "iss", "sub", "aud", "jti", "type", "cnf", "scope", "other"})
    void valuesAtTheLimitsAreReadOrRejected(String name) {
        for (String value : LIMITS) {
            readOrRejected(Sample.withClaims(Members.claims().with(name, value)));
            readOrRejected(Sample.withHeader(Members.header().with(name, value)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"alg", "kid", "typ"})
    void headersAtTheLimitsAreReadOrRejected(String name) {
        for (String value : LIMITS) {
            readOrRejected(Sample.withHeader(Members.header().with(name, value)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "\"\\u0041", "1", "{\"\":0,", "{\"alg\":\"HS256\",", "\\", "\u0000", " "})
    void headersThatNeverEndAreMalformed(String beginning) {
        String header = beginning.repeat(6000 / beginning.length());
        assertThat(Sample.rejection(Forge.base64(Forge.utf8(header)) + ".AA.AA"))
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void everyChangeOfCharactersIsRejected() {
        Random random = new Random(SEED);
        String good = Sample.token();
        for (int round = 0; round < ROUNDS; round++) {
            char[] characters = good.toCharArray();
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                characters[random.nextInt(characters.length)] = random.nextInt(3) == 0
                        ? (char) random.nextInt(Character.MAX_VALUE + 1)
                        : ODD.charAt(random.nextInt(ODD.length()));
            }
            String changed = new String(characters);
            readOrRejected(changed);
            assertThat(manager.isValid(changed))
                    .as("seed %d, round %d", SEED, round)
                    .isEqualTo(changed.equals(good));
        }
    }

    /** The signature is good, so that what was changed is looked at. */
    @Test
    void changedBytesUnderAGoodSignatureAreReadOrRejected() {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] header = Forge.utf8(Members.header().json());
            byte[] payload = Forge.utf8(Members.claims()
                    .with("other", "[1,2.5e3,{\"a\":\"\\u0041\u00e4\"}]")
                    .with("none", "null")
                    .json());
            byte[] changed = random.nextInt(4) == 0 ? header : payload;
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            payload[random.nextInt(payload.length)] = (byte) random.nextInt(256);
            readOrRejected(Forge.hs256(header, payload));
        }
    }

    /** Of a token that is accepted, everything can be asked. */
    private void readOrRejected(String text) {
        try {
            Token token = manager.verify(text);
            assertThat(token.maxAge()).isPositive();
            assertThat(token.hasScope("a")).isFalse();
            assertThat(token).hasToString("Token[" + token.type() + ", HS256]");
            assertThat(manager.verify(text)).isEqualTo(token).hasSameHashCodeAs(token);
        } catch (TokenRejectedException e) {
            assertThat(e.reason()).isNotNull();
        }
        try {
            assertThat(manager.decode(text).claims()).isNotNull();
        } catch (TokenRejectedException e) {
            assertThat(e.reason()).isIn(Reason.MALFORMED, Reason.UNSUPPORTED_HEADER, Reason.TOO_LARGE);
        }
    }
}
