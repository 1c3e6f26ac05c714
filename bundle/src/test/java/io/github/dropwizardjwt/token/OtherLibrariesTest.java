package io.github.dropwizardjwt.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.support.Forge;
import io.github.dropwizardjwt.support.TestKeys;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Other libraries verify issued tokens, and read the same claims in them. */
class OtherLibrariesTest {
    @ParameterizedTest
    @EnumSource
    void jjwtAndNimbusReadAwkwardClaimsOfEveryAlgorithm(Algorithm algorithm) throws Exception {
        Token token = token(algorithm);

        assertThat(SecondOpinion.claims(token)).containsAllEntriesOf(awkward());
        SignedJWT nimbus = SignedJWT.parse(token.signed());
        assertThat(nimbus.getHeader().toJSONObject()).isEqualTo(token.header());
        assertThat(asDoubles(nimbus.getPayload().toJSONObject())).isEqualTo(asDoubles(token.claims()));
    }

    /** Without Tink, Nimbus does not verify EdDSA. */
    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"EdDSA", "Ed25519", "Ed448"})
    void nimbusVerifiesThem(Algorithm algorithm) throws Exception {
        JWSVerifier verifier = verifier(algorithm);
        for (int i = 0; i < 20; i++) {
            assertThat(SignedJWT.parse(token(algorithm).signed()).verify(verifier))
                    .isTrue();
        }
    }

    @Test
    void textsAreEscapedOnlyWhereJsonOrAnOldDatabaseRequiresIt() {
        Token token = Sample.manager().authToken("\u00e4\u20ac\ud83d\ude00", "\"\\/\b\f\n\r\t\u0000\u001f\u007f\u2028");

        String payload = new String(Forge.bytesOf(token.signed().split("\\.", -1)[1]), StandardCharsets.UTF_8);
        assertThat(payload)
                .contains("\"sub\":\"\u00e4\u20ac\\uD83D\\uDE00\"")
                .contains("\"scope\":\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001F\u007f\u2028\"");
    }

    private static Token token(Algorithm algorithm) {
        return Sample.builder(KeySet.signing(TestKeys.signing(algorithm)))
                .build()
                .authToken("\u00e4lice \ud83d\ude00", Map.of("admin", true), awkward());
    }

    private static Map<String, Object> awkward() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("text", "\u00e4\u20ac\ud83d\ude00\"\\/\b\f\n\r\t\u0000\u001f\u007f\u2028</script>");
        claims.put("n\u00e4me \ud83d\ude00\"\\\nx", "x");
        claims.put("long", "\u00e4\"x".repeat(300));
        claims.put("big", BigInteger.TEN.pow(60).negate());
        claims.put("min", Long.MIN_VALUE);
        claims.put("decimal", new BigDecimal("-1234567890.12345678901234567890"));
        claims.put("exponent", new BigDecimal("1E+30"));
        claims.put("tiny", new BigDecimal("1E-30"));
        claims.put("list", Arrays.asList(1, "x", null, false, List.of(), Map.of()));
        claims.put("map", Map.of("a", Map.of("", List.of(Map.of("\u0000", -1)))));
        return claims;
    }

    /** Nimbus reads every other number as a double. */
    private static Map<String, Object> asDoubles(Map<String, Object> claims) {
        return Numbers.replace(claims, number -> new BigDecimal(number.toString()).doubleValue());
    }

    private static JWSVerifier verifier(Algorithm algorithm) throws Exception {
        if (algorithm.isSymmetric()) {
            return new MACVerifier(TestKeys.secret());
        }
        PublicKey key = TestKeys.publicKey(TestKeys.nameFor(algorithm));
        return algorithm.isRsa() ? new RSASSAVerifier((RSAPublicKey) key) : new ECDSAVerifier((ECPublicKey) key);
    }
}
