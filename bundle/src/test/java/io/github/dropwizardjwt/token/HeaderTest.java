package io.github.dropwizardjwt.token;

import static io.github.dropwizardjwt.token.Sample.rejection;
import static io.github.dropwizardjwt.token.Sample.withHeader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.key.VerificationKey;
import io.github.dropwizardjwt.support.Forge;
import io.github.dropwizardjwt.support.Members;
import io.github.dropwizardjwt.support.TestKeys;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTest {
    private static final List<String> EVERY_JSON_TYPE = List.of(
            "null", "true", "false", "0", "-1.5", "\"\"", "\"x\"", "[]", "[null]", "[\"x\"]", "{}", "{\"x\":1}");

    @ParameterizedTest
    @ValueSource(strings = {"crit", "b64", "zip", "calg", "enc", "cty", "jwk", "jku", "x5u", "x5c"})
    void rejectsParametersThatAskForMoreWhateverTheirValue(String name) {
        for (String value : EVERY_JSON_TYPE) {
            assertThat(rejection(withHeader(Members.header().with(name, value))))
                    .as("%s: %s", name, value)
                    .isEqualTo(Reason.UNSUPPORTED_HEADER);
            assertThatThrownBy(() ->
                            Sample.manager().decode(withHeader(Members.header().with(name, value))))
                    .isInstanceOfSatisfying(
                            TokenRejectedException.class,
                            e -> assertThat(e.detail()).contains(name))
                    .hasMessage("Token rejected: UNSUPPORTED_HEADER (" + name + ")");
        }
    }

    /** None of them is a text of the token. */
    @ParameterizedTest
    @CsvSource({"typ,evil", "typ,JOSE", "typ,jws", "typ,application/jose", "kid,long"})
    void namesTheParameterThatIsNotSupported(String name, String value) {
        String text = value.equals("long") ? "k".repeat(257) : value;
        String token = withHeader(Members.header().with(name, "\"" + text + "\""));

        assertThatThrownBy(() -> Sample.manager().verify(token))
                .isInstanceOfSatisfying(TokenRejectedException.class, e -> {
                    assertThat(e.detail()).contains(name);
                })
                .hasMessage("Token rejected: UNSUPPORTED_HEADER (" + name + ")");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"crit\":[]",
                "\"crit\":null",
                "\"crit\":[null]",
                "\"crit\":[\"exp\"]",
                "\"crit\":[\"exp\",\"exp\"]",
                "\"crit\":[\"alg\"]",
                "\"crit\":[\"b64\"],\"b64\":true",
                "\"crit\":[\"b64\"],\"b64\":false",
                "\"b64\":false",
                "\"b64\":true",
                "\"\\u0063rit\":[\"x\"],\"x\":1",
                "\"cty\":\"JWT\"",
                "\"cty\":\"jwt\"",
                "\"cty\":\"application/jwt\"",
                "\"zip\":\"DEF\"",
                "\"enc\":\"A256GCM\"",
                "\"jku\":\"http://127.0.0.1:1/keys\"",
                "\"x5u\":\"file:///etc/passwd\"",
                "\"jwk\":{\"kty\":\"oct\",\"k\":\"AAAA\"}",
                "\"x5c\":[\"AAAA\"]"
            })
    void rejectsExtensionsCompressionNestingAndForeignKeys(String parameters) {
        assertThat(rejection(withHeader("{\"alg\":\"HS256\"," + parameters + "}")))
                .isEqualTo(Reason.UNSUPPORTED_HEADER);
    }

    @Test
    void ignoresParametersItDoesNotKnow() {
        assertThat(rejection(withHeader(Members.header().with("x5t", "\"AAAA\"").with("some", "{\"a\":[1]}"))))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"typ", "alg", "kid"})
    void rejectsParametersOfTheWrongJsonType(String name) {
        for (String value : EVERY_JSON_TYPE) {
            if (!value.startsWith("\"")) {
                assertThat(rejection(withHeader(Members.header().with(name, value))))
                        .as("%s: %s", name, value)
                        .isEqualTo(Reason.MALFORMED);
            }
        }
    }

    @Test
    void rejectsAHeaderThatIsNoObject() {
        for (String header : List.of("[]", "null", "\"x\"", "1", "true", "", " ", "{", "[{\"alg\":\"HS256\"}]")) {
            String token = header.isEmpty()
                    ? Forge.hs256Segments(
                            "", Forge.base64(Forge.utf8(Members.claims().json())))
                    : withHeader(header);
            assertThat(rejection(token)).as(header).isEqualTo(Reason.MALFORMED);
        }
    }

    @Nested
    class AlgorithmParameter {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "none",
                    "None",
                    "NONE",
                    "nOnE",
                    " none",
                    "none ",
                    "",
                    "HS256 ",
                    " HS256",
                    "hs256",
                    "Hs256",
                    "HS257",
                    "HS1",
                    "HmacSHA256",
                    "HS256\\u0000",
                    "EdDSA",
                    "Ed25519",
                    "Ed448",
                    "ES256K",
                    "dir",
                    "A256GCMKW",
                    "RS256",
                    "PS256",
                    "ES256"
                })
        void rejectsEveryAlgorithmButTheKeys(String algorithm) {
            for (String header : List.of(
                    Members.header().with("alg", "\"" + algorithm + "\"").json(),
                    Members.header()
                            .with("alg", "\"" + algorithm + "\"")
                            .with(
                                    "kid",
                                    "\"" + TestKeys.signing(Algorithm.HS256).id() + "\"")
                            .json())) {
                assertThat(rejection(withHeader(header))).as(header).isEqualTo(Reason.WRONG_ALGORITHM);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"none", "None", "NONE", "nOnE"})
        void rejectsUnsignedTokens(String algorithm) {
            String unsigned = Forge.base64(Forge.utf8("{\"alg\":\"" + algorithm + "\"}")) + "."
                    + Forge.base64(Forge.utf8(Members.claims().json())) + ".";
            assertThat(rejection(unsigned)).isEqualTo(Reason.MALFORMED);
            assertThat(rejection(unsigned + "AA")).isEqualTo(Reason.WRONG_ALGORITHM);
        }

        @Test
        void rejectsATokenWithoutAlgorithm() {
            assertThat(rejection(withHeader("{\"typ\":\"JWT\"}"))).isEqualTo(Reason.MALFORMED);
            assertThat(rejection(withHeader("{}"))).isEqualTo(Reason.MALFORMED);
        }

        /** CVE-2015-9235: everybody has the public key, so it must never be an HMAC secret. */
        @Test
        void rejectsAnHmacUnderThePublicKey() {
            String pem = TestKeys.pem("rsa-2048.pub");
            TokenManager manager = Sample.builder(
                            KeySet.verifying(VerificationKey.ofPublicKey(Algorithm.RS256, pem, "rsa")))
                    .build();
            byte[] der = TestKeys.publicKey("rsa-2048").getEncoded();
            for (byte[] secret :
                    List.of(Forge.utf8(pem), Forge.utf8(pem.strip()), Forge.utf8(pem.replace("\n", "\r\n")), der)) {
                for (String kid : List.of("", ",\"kid\":\"rsa\"")) {
                    for (int bits : new int[] {256, 384, 512}) {
                        String input = Forge.base64(Forge.utf8("{\"alg\":\"HS" + bits + "\"" + kid + "}")) + "."
                                + Forge.base64(Forge.utf8(Members.claims().json()));
                        String token = input + "." + Forge.base64(Forge.mac("HmacSHA" + bits, secret, input));
                        assertThat(rejection(manager, token)).isEqualTo(Reason.WRONG_ALGORITHM);
                        String asRs256 = Forge.base64(Forge.utf8("{\"alg\":\"RS256\"" + kid + "}"))
                                + input.substring(input.indexOf('.'));
                        String signature = Forge.base64(Forge.mac("HmacSHA" + bits, secret, asRs256));
                        assertThat(rejection(manager, asRs256 + "." + signature))
                                .isEqualTo(Reason.BAD_SIGNATURE);
                    }
                }
            }
        }

        /** RFC 8725 §3.1: one key, one algorithm, also within a family. */
        @ParameterizedTest
        @EnumSource(names = {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512"})
        void rejectsEveryOtherAlgorithmOfTheSameRsaKey(Algorithm algorithm) {
            TokenManager manager = Sample.builder(KeySet.signing(TestKeys.signing(algorithm, "one")))
                    .build();
            Map<String, String> jcaNames = Map.of(
                    "RS256", "SHA256withRSA",
                    "RS384", "SHA384withRSA",
                    "RS512", "SHA512withRSA",
                    "PS256", "PS256",
                    "PS384", "PS384",
                    "PS512", "PS512");
            jcaNames.forEach((name, jcaName) -> {
                for (String kid : List.of("", ",\"kid\":\"one\"")) {
                    String token = Forge.rsa(
                            jcaName,
                            "{\"alg\":\"" + name + "\"" + kid + "}",
                            Members.claims().json());
                    assertThat(rejection(manager, token))
                            .as("%s %s", name, kid)
                            .isEqualTo(name.equals(algorithm.name()) ? null : Reason.WRONG_ALGORITHM);
                }
            });
        }

        @ParameterizedTest
        @CsvSource({
            "HS256,HmacSHA384,HS384",
            "HS256,HmacSHA512,HS512",
            "HS512,HmacSHA256,HS256",
            "HS384,HmacSHA512,HS512"
        })
        void rejectsEveryOtherAlgorithmOfTheSameSecret(Algorithm algorithm, String jcaName, String other) {
            TokenManager manager =
                    Sample.builder(KeySet.signing(TestKeys.signing(algorithm))).build();
            String input = Forge.base64(Forge.utf8("{\"alg\":\"" + other + "\"}")) + "."
                    + Forge.base64(Forge.utf8(Members.claims().json()));
            String token = input + "." + Forge.base64(Forge.mac(jcaName, TestKeys.secret(), input));
            assertThat(rejection(manager, token)).isEqualTo(Reason.WRONG_ALGORITHM);
        }

        @Test
        void aHeaderThatRepeatsTheKeysAlgorithmDoesNotHelpAnotherAlgorithmsSignature() {
            TokenManager manager = Sample.builder(KeySet.signing(TestKeys.signing(Algorithm.RS256)))
                    .build();
            for (String jcaName : List.of("SHA384withRSA", "SHA512withRSA", "SHA1withRSA", "PS256")) {
                String token = Forge.rsa(
                        jcaName, "{\"alg\":\"RS256\"}", Members.claims().json());
                assertThat(rejection(manager, token)).as(jcaName).isEqualTo(Reason.BAD_SIGNATURE);
            }
        }
    }

    @Nested
    class KeyId {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "other",
                    "../../etc/passwd",
                    "x' OR '1'='1",
                    "\\u0000",
                    "$(id)",
                    "${jndi:ldap://x}",
                    "\u20ac"
                })
        void rejectsAnUnknownKeyId(String kid) {
            String token = withHeader(Members.header().with("kid", "\"" + kid + "\""));
            assertThat(rejection(token)).isEqualTo(Reason.UNKNOWN_KEY);
        }

        @Test
        void comparesKeyIdsExactly() {
            TokenManager manager = Sample.builder(KeySet.signing(TestKeys.signing(Algorithm.HS256, "Key-1")))
                    .build();
            assertThat(rejection(manager, withHeader(Members.header().with("kid", "\"Key-1\""))))
                    .isNull();
            assertThat(rejection(manager, withHeader(Members.header().with("kid", "\"\\u004bey-1\""))))
                    .isNull();
            for (String kid : List.of("key-1", "KEY-1", "Key-1 ", " Key-1", "Key-1\\u0000", "Key-")) {
                assertThat(rejection(manager, withHeader(Members.header().with("kid", "\"" + kid + "\""))))
                        .as(kid)
                        .isEqualTo(Reason.UNKNOWN_KEY);
            }
        }

        @Test
        void takesKeyIdsOf256CharactersAndNoneLonger() {
            TokenManager manager = Sample.builder(KeySet.signing(TestKeys.signing(Algorithm.HS256, "k".repeat(256))))
                    .build();
            assertThat(rejection(manager, withHeader(Members.header().with("kid", "\"" + "k".repeat(256) + "\""))))
                    .isNull();
            assertThat(rejection(manager, withHeader(Members.header().with("kid", "\"" + "k".repeat(257) + "\""))))
                    .isEqualTo(Reason.UNSUPPORTED_HEADER);
        }

        @Test
        void aTokenWithoutKeyIdIsVerifiedWhereExactlyOneKeyHasItsAlgorithm() {
            VerificationKey rs256 = VerificationKey.ofPublicKey(Algorithm.RS256, TestKeys.pem("rsa-2048.pub"), "a");
            VerificationKey other =
                    VerificationKey.ofPublicKey(Algorithm.RS256, TestKeys.pem("rsa-2048-other.pub"), "b");
            VerificationKey es256 = VerificationKey.ofPublicKey(Algorithm.ES256, TestKeys.pem("ec-p256.pub"), "c");
            String claims = Members.claims().json();
            String anonymous = Forge.rsa("SHA256withRSA", "{\"alg\":\"RS256\"}", claims);
            assertThat(rejection(Sample.builder(KeySet.verifying(rs256, es256)).build(), anonymous))
                    .isNull();
            TokenManager two = Sample.builder(KeySet.verifying(rs256, other)).build();
            assertThat(rejection(two, anonymous)).isEqualTo(Reason.UNKNOWN_KEY);
            assertThat(rejection(two, Forge.rsa("SHA256withRSA", "{\"alg\":\"RS256\",\"kid\":\"a\"}", claims)))
                    .isNull();
            assertThat(rejection(two, Forge.rsa("SHA256withRSA", "{\"alg\":\"RS256\",\"kid\":\"b\"}", claims)))
                    .isEqualTo(Reason.BAD_SIGNATURE);
            assertThat(rejection(Sample.builder(KeySet.verifying(es256)).build(), anonymous))
                    .isEqualTo(Reason.WRONG_ALGORITHM);
        }

        @Test
        void theExceptionNamesTheKeyOnlyWhereAKeyOfOursWasTried() {
            SigningKey key = TestKeys.signing(Algorithm.HS256, "ours");
            TokenManager manager = Sample.builder(KeySet.signing(key)).build();
            assertThat(exception(manager, withHeader(Members.header().with("kid", "\"theirs\"")))
                            .keyId())
                    .isEmpty();
            assertThat(exception(manager, Sample.token() + ".").keyId()).isEmpty();
            assertThat(exception(manager, Sample.withClaims("{}")).keyId()).contains("ours");
            String expired = Sample.withClaims(Members.claims().with("exp", "1"));
            assertThat(exception(manager, expired).keyId()).contains("ours");
            assertThat(exception(
                                    manager,
                                    withHeader(Members.header()
                                            .with("kid", "\"ours\"")
                                            .with("alg", "\"RS256\"")))
                            .keyId())
                    .contains("ours");
        }

        private static TokenRejectedException exception(TokenManager manager, String token) {
            try {
                manager.verify(token);
            } catch (TokenRejectedException e) {
                return e;
            }
            throw new AssertionError("accepted");
        }
    }

    @Nested
    class Type {
        @ParameterizedTest
        @CsvSource({
            "JWT",
            "jwt",
            "Jwt",
            "application/jwt",
            "application/JWT",
            "APPLICATION/JWT",
            "at+jwt",
            "AT+JWT",
            "application/at+jwt",
            "Application/At+Jwt"
        })
        void acceptsTheTypesOfAuthTokensInAnyCase(String typ) {
            assertThat(rejection(withHeader(Members.header().with("typ", "\"" + typ + "\""))))
                    .isNull();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "JOSE",
                    "JOSE+JSON",
                    "JWT ",
                    " JWT",
                    "application/",
                    "application/application/jwt",
                    "/jwt",
                    "text/jwt",
                    "jwt; a=b",
                    "dpop+jwt",
                    "logout+jwt",
                    "secevent+jwt",
                    "rt+jwt",
                    "at+jwt+x",
                    "at jwt",
                    "atjwt",
                    "JWE",
                    "\\u0000JWT"
                })
        void rejectsOtherTypes(String typ) {
            assertThat(rejection(withHeader(Members.header().with("typ", "\"" + typ + "\""))))
                    .isEqualTo(Reason.UNSUPPORTED_HEADER);
        }

        @Test
        void needsNoType() {
            assertThat(rejection(withHeader("{\"alg\":\"HS256\"}"))).isNull();
        }

        @ParameterizedTest
        @ValueSource(strings = {"at+jwt", "application/at+jwt", "AT+JWT"})
        void rejectsARefreshTokenThatSaysItIsAnAccessToken(String typ) {
            String claims = Members.claims().with("type", "\"refresh\"").json();
            String header = Members.header().with("typ", "\"" + typ + "\"").json();
            assertThat(Sample.rejection(Sample.manager(), Forge.hs256(header, claims), TokenType.REFRESH))
                    .isEqualTo(Reason.WRONG_TYPE);
            String plain = Forge.hs256(Members.header().json(), claims);
            assertThat(Sample.rejection(Sample.manager(), plain, TokenType.REFRESH))
                    .isNull();
        }

        @Test
        void readsTypesIndependentlyOfTheDefaultLocale() {
            Locale before = Locale.getDefault();
            try {
                Locale.setDefault(Locale.forLanguageTag("tr-TR"));
                assertThat(rejection(withHeader(Members.header().with("typ", "\"APPLICATION/JWT\""))))
                        .isNull();
            } finally {
                Locale.setDefault(before);
            }
        }
    }
}
