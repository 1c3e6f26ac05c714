package io.github.dropwizardjwt.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.KeySource;
import io.github.dropwizardjwt.key.KeysUnavailableException;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.key.VerificationKey;
import io.github.dropwizardjwt.support.Forge;
import io.github.dropwizardjwt.support.Members;
import io.github.dropwizardjwt.support.SettableClock;
import io.github.dropwizardjwt.support.TestKeys;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of trusted issuers: which are accepted, and with which claims. */
class TrustedIssuerTest {
    private static final String LOGIN = "https://login.example";
    private static final String PARTNER = "https://partner.example";

    /** Both have a key of this id. */
    private static final SigningKey LOGIN_KEY = TestKeys.signing(Algorithm.RS256, "k");

    private static final SigningKey PARTNER_KEY = TestKeys.signing(Algorithm.ES256, "k");

    private final TokenManager login = manager(LOGIN, LOGIN_KEY);
    private final TokenManager partner = manager(PARTNER, PARTNER_KEY);
    private final TokenManager tokens = Sample.builder()
            .audience(List.of("own"))
            .trust(
                    trusted(LOGIN, LOGIN_KEY).build(),
                    trusted(PARTNER, PARTNER_KEY).build())
            .build();

    private static TokenManager manager(String issuer, SigningKey key) {
        return TokenManager.builder(issuer, KeySet.signing(key))
                .audience(List.of("api"))
                .clock(new SettableClock(Sample.NOW))
                .build();
    }

    private static TrustedIssuerBuilder trusted(String issuer, SigningKey key) {
        return TrustedIssuer.builder(issuer, KeySet.verifying(key.verificationKey()))
                .audience(List.of("api", "other name"));
    }

    @Test
    void acceptsTheTokensOfEachIssuerWithItsOwnKeyAlsoWhenSeenBefore() {
        for (int i = 0; i < 2; i++) {
            assertThat(tokens.verify(tokens.authToken("alice").signed()).issuer())
                    .isEqualTo(Sample.ISSUER);
            assertThat(tokens.verify(login.authToken("alice").signed()).issuer())
                    .isEqualTo(LOGIN);
            assertThat(tokens.verify(partner.authToken("alice").signed()).issuer())
                    .isEqualTo(PARTNER);
        }
    }

    @Test
    void aTokenSeenBeforeCountsAgainWithoutItsSignatureBeingCheckedAnew() {
        String token = login.authToken("alice").signed();
        assertThat(tokens.verify(token)).isSameAs(tokens.verify(token));
    }

    /** The issuer that a token names selects the keys, and nothing else does. */
    @Test
    void rejectsATokenThatNamesAnotherIssuerThanTheOneThatSignedIt() {
        assertThat(rejection(manager(PARTNER, LOGIN_KEY).authToken("alice"))).isEqualTo(Reason.WRONG_ALGORITHM);
        assertThat(rejection(manager(LOGIN, PARTNER_KEY).authToken("alice"))).isEqualTo(Reason.WRONG_ALGORITHM);
        assertThat(rejection(manager(Sample.ISSUER, LOGIN_KEY).authToken("alice")))
                .isEqualTo(Reason.WRONG_ALGORITHM);
    }

    @Test
    void keysOfOneIdAndAlgorithmNeverMeet() {
        SigningKey other = SigningKey.ofPrivateKey(Algorithm.RS256, TestKeys.pem("rsa-2048-other"), "k");
        TokenManager verifier = Sample.builder()
                .trust(
                        trusted(LOGIN, LOGIN_KEY).build(),
                        trusted(PARTNER, other).build())
                .build();
        Token good = login.authToken("alice");
        Token forged = manager(PARTNER, LOGIN_KEY).authToken("alice");

        assertThat(verifier.isValid(good.signed())).isTrue();
        assertThat(Sample.rejection(verifier, forged.signed())).isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(verifier.isValid(manager(PARTNER, other).authToken("alice").signed()))
                .isTrue();
    }

    @Test
    void rejectsTokensOfIssuersThatAreNotTrusted() {
        for (String stranger :
                List.of("https://login.example/", "HTTPS://login.example", "https://login.exampl", "x")) {
            assertThat(rejection(manager(stranger, LOGIN_KEY).authToken("alice")))
                    .isEqualTo(Reason.WRONG_ISSUER);
        }
        assertThat(Sample.rejection(tokens, Sample.withClaims(Members.claims().without("iss"))))
                .isEqualTo(Reason.WRONG_ISSUER);
        assertThat(Sample.rejection(tokens, Sample.withClaims(Members.claims().with("iss", "[\"" + LOGIN + "\"]"))))
                .isEqualTo(Reason.WRONG_ISSUER);
        assertThat(Sample.rejection(tokens, Sample.withClaims("not JSON"))).isEqualTo(Reason.MALFORMED);
    }

    /** What another issuer's token says is for that issuer's audience, not for ours. */
    @Test
    void eachIssuerHasItsOwnAudience() {
        TokenManager elsewhere = TokenManager.builder(LOGIN, KeySet.signing(LOGIN_KEY))
                .audience(List.of("own"))
                .clock(new SettableClock(Sample.NOW))
                .build();
        assertThat(rejection(elsewhere.authToken("alice"))).isEqualTo(Reason.WRONG_AUDIENCE);
        assertThat(rejection("{}", "\"x\":1")).isEqualTo(Reason.WRONG_AUDIENCE);
    }

    @Test
    void anIssuerWithoutAudienceHasTokensWithoutAudience() {
        TokenManager verifier = Sample.builder()
                .trust(trusted(LOGIN, LOGIN_KEY).audience(List.of()).build())
                .build();
        assertThat(Sample.rejection(verifier, foreign("{}", "\"type\":\"auth\"")))
                .isNull();
        assertThat(Sample.rejection(verifier, foreign("{}", "\"type\":\"auth\",\"aud\":[]")))
                .isNull();
        assertThat(Sample.rejection(verifier, foreign("{}", "\"type\":\"auth\",\"aud\":\"api\"")))
                .isEqualTo(Reason.WRONG_AUDIENCE);
        assertThat(Sample.rejection(tokens, foreign("{}", "\"type\":\"auth\",\"aud\":[]")))
                .isEqualTo(Reason.WRONG_AUDIENCE);
    }

    @Test
    void mustBeToldTheAudience() {
        TrustedIssuerBuilder builder = TrustedIssuer.builder(LOGIN, KeySet.signing(LOGIN_KEY));
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(LOGIN);
    }

    @Test
    void eachIssuerHasItsOwnClockSkew() {
        SettableClock clock = new SettableClock(Sample.NOW);
        TokenManager verifier = Sample.builder()
                .clock(clock)
                .trust(trusted(LOGIN, LOGIN_KEY)
                        .clockSkew(Duration.ofSeconds(30))
                        .build())
                .build();
        Token own = verifier.authToken("alice");
        Token foreign = login.authToken("alice");
        verifier.verify(foreign.signed());

        clock.advance(Duration.ofHours(1));
        assertThat(Sample.rejection(verifier, own.signed())).isEqualTo(Reason.EXPIRED);
        assertThat(verifier.isValid(foreign.signed())).isTrue();
        clock.advance(Duration.ofSeconds(30));
        assertThat(Sample.rejection(verifier, foreign.signed())).isEqualTo(Reason.EXPIRED);
    }

    /** It is exchanged with whoever issued it. */
    @Test
    void aRefreshTokenOfAnotherIssuerIsNothingHere() {
        for (TokenType type : TokenType.values()) {
            assertThatThrownBy(() -> tokens.verify(login.refreshToken("alice").signed(), type))
                    .isInstanceOfSatisfying(
                            TokenRejectedException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.WRONG_TYPE));
        }
        assertThat(tokens.isValid(tokens.refreshToken("alice").signed(), TokenType.REFRESH))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `"type":"auth"`                    |                | untyped: accepted   | by claim: WRONG_TYPE
            `"x":1`                            | INVALID_CLAIMS | untyped: accepted   | by claim: WRONG_TYPE
            `"type":null`                      | INVALID_CLAIMS | untyped: INVALID_CLAIMS | by claim: WRONG_TYPE
            `"type":"access"`                  | INVALID_CLAIMS | untyped: INVALID_CLAIMS | by claim: WRONG_TYPE
            `"type":"refresh"`                 | WRONG_TYPE     | untyped: WRONG_TYPE | by claim: WRONG_TYPE
            `"use":"access"`                   | INVALID_CLAIMS | untyped: accepted   | by claim: accepted
            `"use":"id"`                       | INVALID_CLAIMS | untyped: accepted   | by claim: WRONG_TYPE
            `"use":"access","type":"staff"`    | INVALID_CLAIMS | untyped: INVALID_CLAIMS | by claim: accepted
            `"use":"access","type":"refresh"`  | WRONG_TYPE     | untyped: WRONG_TYPE | by claim: WRONG_TYPE
            """)
    void isAnAuthTokenWhereTheIssuerSaysSo(String claims, Reason byDefault, String untyped, String byClaim) {
        String token = foreign("{}", "\"aud\":\"api\"," + claims);

        assertThat(rejection(trusted(LOGIN, LOGIN_KEY), token)).isEqualTo(byDefault);
        assertThat("untyped: " + answer(trusted(LOGIN, LOGIN_KEY).untypedTokensAreAuthTokens(), token))
                .isEqualTo(untyped);
        assertThat("by claim: " + answer(trusted(LOGIN, LOGIN_KEY).authTokensHave("use", "access"), token))
                .isEqualTo(byClaim);
    }

    private static String answer(TrustedIssuerBuilder issuer, String token) {
        Reason rejection = rejection(issuer, token);
        if (rejection == null) {
            assertThat(verified(issuer, token).type()).isEqualTo(TokenType.AUTH);
            return "accepted";
        }
        return rejection.name();
    }

    @ParameterizedTest
    @CsvSource({
        "at+jwt,at+jwt,",
        "at+jwt,application/AT+JWT,",
        "AT+JWT,at+jwt,",
        "at+jwt,JWT,WRONG_TYPE",
        "at+jwt,,WRONG_TYPE",
        "JWT,jwt,",
        "JWT,at+jwt,WRONG_TYPE",
        "JOSE,jose,",
        "jws,application/JWS,",
        "JOSE,JWT,WRONG_TYPE",
        "JOSE,JWS,WRONG_TYPE",
        "JOSE,,WRONG_TYPE",
        "JWT,JOSE,WRONG_TYPE",
        "at+jwt,JOSE,WRONG_TYPE",
        ",JOSE,",
        ",jws,",
        ",application/jose,",
        ",JOSE+JSON,UNSUPPORTED_HEADER",
        ",at+jwt,",
        ",JWT,",
        ",,",
        "at+jwt,logout+jwt,UNSUPPORTED_HEADER"
    })
    void hasTheMediaTypeThatIsExpected(String expected, String sent, Reason rejection) {
        TrustedIssuerBuilder issuer = trusted(LOGIN, LOGIN_KEY);
        if (expected != null) {
            issuer = issuer.typ(expected);
        }
        String header = sent == null ? "{}" : "{\"typ\":\"" + sent + "\"}";
        assertThat(rejection(issuer, foreign(header, "\"type\":\"auth\",\"aud\":\"api\"")))
                .isEqualTo(rejection);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "id+jwt", "logout+jwt", "jose+json"})
    void noOtherMediaTypeCanBeExpected(String typ) {
        TrustedIssuerBuilder issuer = trusted(LOGIN, LOGIN_KEY);
        assertThatThrownBy(() -> issuer.typ(typ)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `"scope":"read write"`                         | write  | true
            `"scp":["read","write"]`                       | write  | true
            `"scp":"read write"`                           | write  | true
            `"realm_access":{"roles":["write"]}`           | write  | true
            `"https://api.example/roles":["write"]`        | write  | true
            `"scope":"read","realm_access":{"roles":["write"]}` | write | true
            `"scope":"read","realm_access":{"roles":["write"]}` | read  | true
            `"roles":["write"]`                            | write  | false
            `"realm_access":"write"`                       | write  | false
            `"realm_access":{"roles":"write"}`             | write  | true
            `"scope":{"write":true}`                       | write  | true
            `"scope":"writer"`                             | write  | false
            """)
    void grantsWhatStandsWhereTheIssuerSaysIt(String claims, String scope, boolean granted) {
        TrustedIssuer issuer = trusted(LOGIN, LOGIN_KEY)
                .scopeClaims(List.of("/scope", "/scp", "/realm_access/roles", "/https:~1~1api.example~1roles"))
                .build();
        TokenManager verifier = Sample.builder().trust(issuer).build();
        String token = foreign("{}", "\"type\":\"auth\",\"aud\":\"api\"," + claims);

        assertThat(verifier.verify(token).hasScope(scope)).isEqualTo(granted);
    }

    @Test
    void grantsNothingThatStandsElsewhere() {
        String token = foreign("{}", "\"type\":\"auth\",\"aud\":\"api\",\"scope\":\"admin\",\"scp\":[\"read\"]");
        Token atScp = verified(trusted(LOGIN, LOGIN_KEY).scopeClaims(List.of("/scp")), token);
        assertThat(atScp.hasScope("admin")).isFalse();
        assertThat(atScp.scope()).hasValue(List.of("read"));
        Token nowhere = verified(trusted(LOGIN, LOGIN_KEY).scopeClaims(List.of()), token);
        assertThat(nowhere.hasScope("admin")).isFalse();
        assertThat(nowhere.scope()).isEmpty();
    }

    @Test
    void saysThatItCannotDecideWhileTheKeysOfThisIssuerAreUnknown() {
        KeySource down = () -> {
            throw new KeysUnavailableException("It is down");
        };
        TokenManager verifier = Sample.builder()
                .trust(
                        TrustedIssuer.builder(LOGIN, down)
                                .audience(List.of("api"))
                                .build(),
                        trusted(PARTNER, PARTNER_KEY).build())
                .build();
        String token = login.authToken("alice").signed();

        assertThatThrownBy(() -> verifier.verify(token)).isInstanceOf(TokenUnavailableException.class);
        assertThat(verifier.isValid(partner.authToken("alice").signed())).isTrue();
        assertThat(verifier.isValid(verifier.authToken("alice").signed())).isTrue();
    }

    @Test
    void aTokenSeenBeforeDoesNotOutliveItsKey() {
        VerificationKey key = LOGIN_KEY.verificationKey();
        AtomicReference<KeySet> keys = new AtomicReference<>(KeySet.verifying(key));
        TokenManager verifier = Sample.builder()
                .trust(TrustedIssuer.builder(LOGIN, keys::get)
                        .audience(List.of("api"))
                        .build())
                .build();
        String token = login.authToken("alice").signed();
        verifier.verify(token);

        keys.set(KeySet.verifying(PARTNER_KEY.verificationKey()));

        assertThat(Sample.rejection(verifier, token)).isEqualTo(Reason.WRONG_ALGORITHM);
    }

    @Test
    void nobodyIsTrustedTwice() {
        TrustedIssuer issuer = trusted(LOGIN, LOGIN_KEY).build();
        TrustedIssuer own = trusted(Sample.ISSUER, LOGIN_KEY).build();
        TokenManagerBuilder twice = Sample.builder().trust(issuer, issuer);
        TokenManagerBuilder itself = Sample.builder().trust(own);
        assertThatThrownBy(twice::build).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(itself::build).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void showsItsNameAlone() {
        assertThat(trusted(LOGIN, LOGIN_KEY).build()).hasToString("TrustedIssuer[" + LOGIN + "]");
    }

    private Reason rejection(Token token) {
        return Sample.rejection(tokens, token.signed());
    }

    private Reason rejection(String header, String claims) {
        return Sample.rejection(tokens, foreign(header, claims + ",\"type\":\"auth\""));
    }

    private static Reason rejection(TrustedIssuerBuilder issuer, String token) {
        return Sample.rejection(Sample.builder().trust(issuer.build()).build(), token);
    }

    private static Token verified(TrustedIssuerBuilder issuer, String token) {
        return Sample.builder().trust(issuer.build()).build().verify(token);
    }

    /** An RS256 token of the issuer LOGIN with these header parameters and claims. */
    private static String foreign(String header, String claims) {
        String parameters = header.equals("{}") ? "" : "," + header.substring(1, header.length() - 1);
        long now = Sample.NOW.getEpochSecond();
        return Forge.rsa(
                "SHA256withRSA",
                "{\"alg\":\"RS256\"" + parameters + "}",
                "{\"iss\":\"" + LOGIN + "\",\"sub\":\"alice\",\"iat\":" + now + ",\"exp\":" + (now + 60) + "," + claims
                        + "}");
    }
}
