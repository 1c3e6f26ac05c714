package io.github.dropwizardjwt.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.dropwizardjwt.json.JsonValues;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.support.Budget;
import io.github.dropwizardjwt.support.Forge;
import io.github.dropwizardjwt.support.StrictJackson;
import io.github.dropwizardjwt.support.TestKeys;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is sent as a token, the answer is a verdict, and the right one. */
class TokenFuzzTest {
    private static final List<TokenManager> MANAGERS = Stream.of(
                    Algorithm.HS256, Algorithm.ES256, Algorithm.RS256, Algorithm.EdDSA)
            .map(algorithm -> Sample.builder(KeySet.signing(TestKeys.signing(algorithm)))
                    .maxTokenSize(2048)
                    .build())
            .toList();

    private static final List<String> ISSUED = MANAGERS.stream()
            .flatMap(manager -> Stream.of(manager.authToken("alice", "admin"), manager.refreshToken("bob")))
            .map(Token::signed)
            .toList();

    private static final Set<String> SIGNED =
            ISSUED.stream().map(TokenFuzzTest::signingInput).collect(Collectors.toSet());

    private static final TokenManager SAMPLE = Sample.manager();

    static Stream<byte[]> issued() {
        return ISSUED.stream().map(Forge::utf8);
    }

    @MethodSource("issued")
    @DictionaryEntries({"eyJhbGciOiJub25lIn0", "..", "=", "-_"})
    @FuzzTest
    void acceptsNoTextButThatOfIssuedTokens(byte[] utf8) {
        String text = new String(utf8, StandardCharsets.UTF_8);
        for (TokenManager manager : MANAGERS) {
            Budget.TEXT.check(utf8.length, () -> verified(manager::verify, text));
            Token token = verified(manager::verify, text);
            if (token != null) {
                assertThat(SIGNED).contains(signingInput(text));
                assertThat(manager.decode(text).claims()).isEqualTo(token.claims());
            }
        }
        verified(SAMPLE::decode, text);
    }

    /** Header and payload, a line each, are signed as they are. */
    @DictionaryEntries({"\"alg\":", "\"HS256\"", "\"kid\":", "\"typ\":", "\"crit\":[\"exp\"]", "application/at+JWT"})
    @DictionaryEntries({"\"iss\":", "\"sub\":", "\"exp\":", "\"iat\":", "\"nbf\":", "\"aud\":", "\"jti\":"})
    @DictionaryEntries({"\"type\":", "\"auth\"", "\"refresh\"", "\"scope\":", "\"cnf\":{}", "1750000000", "1e308"})
    @FuzzTest
    void readsOfSignedTokensWhatJjwtAndJacksonReadOfThem(byte[] lines) throws IOException {
        int end = new String(lines, StandardCharsets.ISO_8859_1).indexOf('\n');
        byte[] header = Arrays.copyOfRange(lines, 0, Math.max(end, 0));
        byte[] payload = Arrays.copyOfRange(lines, end + 1, lines.length);
        String text = Forge.hs256(header, payload);
        Budget.TEXT.check(text.length(), () -> verified(SAMPLE::verify, text));

        Token token = verified(SAMPLE::verify, text);
        if (token != null) {
            assertThat(token.header()).isEqualTo(JsonValues.copy(StrictJackson.readObject(header)));
            assertThat(token.claims()).isEqualTo(JsonValues.copy(StrictJackson.readObject(payload)));
            // jjwt strips names.
            assertThat(SecondOpinion.claims(text))
                    .containsOnlyKeys(
                            token.claims().keySet().stream().map(String::strip).toList());
            assertThat(token.expiresAt()).isAfter(Sample.NOW);
            assertThat(token.issuedAt()).isBeforeOrEqualTo(Sample.NOW);
            assertThat(token.subject()).isNotBlank();
        }
    }

    /**
     * A JSON object: its {@code sub} is the subject, the others are custom claims, their fractions as given or double.
     */
    @DictionaryEntries({
        "\"scope\":",
        "\"sub\":",
        "1e400",
        "-0.0",
        "1E+3",
        "\\ud800",
        "[[[[[[[[",
        "123456789012345678901"
    })
    @FuzzTest
    void verifiesWhatItIssues(byte[] json) {
        Map<String, Object> claims;
        try {
            claims = StrictJackson.readObject(json);
        } catch (IOException e) {
            return;
        }
        if (claims.remove("sub") instanceof String subject) {
            verifiesWhatItIssues(subject, claims);
            verifiesWhatItIssues(
                    subject,
                    Numbers.replace(claims, number -> number instanceof BigDecimal ? number.doubleValue() : number));
        }
    }

    private static void verifiesWhatItIssues(String subject, Map<String, Object> claims) {
        Token issued;
        try {
            issued = SAMPLE.auth(subject).claims(claims).sign();
        } catch (IllegalArgumentException e) {
            return;
        }
        Token verified = SAMPLE.verify(issued.signed());
        assertThat(verified).isEqualTo(issued).hasSameHashCodeAs(issued);
        assertThat(verified.claims()).isEqualTo(issued.claims());
        assertThat(verified.scope()).isEqualTo(issued.scope());
        assertThat(verified.subject()).isEqualTo(subject);
        claims.remove("scope", null);
        assertThat(byValue(verified.claims())).containsAllEntriesOf(byValue(claims));
    }

    private static Map<String, Object> byValue(Map<String, Object> claims) {
        return Numbers.replace(claims, number -> new BigDecimal(number.toString()).stripTrailingZeros());
    }

    /** Null where the token is rejected; any other exception is a finding. */
    private static <T> T verified(Function<String, T> verification, String text) {
        try {
            return verification.apply(text);
        } catch (TokenRejectedException e) {
            assertThat(e.reason()).isNotNull();
            return null;
        }
    }

    private static String signingInput(String token) {
        return token.substring(0, token.lastIndexOf('.'));
    }
}
