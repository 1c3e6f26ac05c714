package io.github.dropwizardjwt.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.support.Forge;
import io.github.dropwizardjwt.support.Logs;
import io.github.dropwizardjwt.support.Members;
import io.github.dropwizardjwt.support.SettableClock;
import io.github.dropwizardjwt.support.TestKeys;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is overlooked and what is demanded in the tokens of a trusted issuer, and what is logged about it. */
class TrustedTokenRulesTest {
    private static final String LOGIN = "https://login.example";
    private static final String RS256 = "\"RS256\"";
    private static final long NOW = Sample.NOW.getEpochSecond();

    private static TrustedIssuerBuilder login() {
        return TrustedIssuer.builder(
                        LOGIN,
                        KeySet.verifying(TestKeys.signing(Algorithm.RS256, "k").verificationKey()))
                .audience(List.of("api"));
    }

    private static TokenManager trusting(TrustedIssuerBuilder issuer) {
        return Sample.builder().trust(issuer.build()).build();
    }

    private static Members claims() {
        return Members.claims().with("iss", "\"" + LOGIN + "\"").with("aud", "\"api\"");
    }

    private static String token(Members header, Members claims) {
        return Forge.rsa("SHA256withRSA", header.with("alg", RS256).json(), claims.json());
    }

    private static String token(Members claims) {
        return token(Members.header(), claims);
    }

    @ParameterizedTest
    @CsvSource({
        "iat,30,",
        "iat,31,ISSUED_IN_THE_FUTURE",
        "nbf,30,",
        "nbf,31,NOT_YET_VALID",
        "exp,-29,",
        "exp,-30,EXPIRED"
    })
    void toleratesAClockThatDiffersByThirtySecondsAndNoMore(String claim, int offset, Reason rejection) {
        Members claims = claims().with("iat", String.valueOf(NOW - 60)).with(claim, String.valueOf(NOW + offset));

        assertThat(Sample.rejection(trusting(login()), token(claims))).isEqualTo(rejection);
        assertThat(Sample.rejection(trusting(login().clockSkew(Duration.ZERO)), token(claims)))
                .isNotNull();
        // Own tokens are issued and verified by the same clock.
        assertThat(Sample.rejection(
                        trusting(login()),
                        Sample.withClaims(Members.claims()
                                .with("iat", String.valueOf(NOW - 60))
                                .with(claim, String.valueOf(NOW + offset)))))
                .isNotNull();
    }

    /** The cache keeps it as long as it is accepted, and it is checked each time. */
    @Test
    void aCachedTokenIsAcceptedForTheSkewAndNoLonger() {
        SettableClock clock = new SettableClock(Sample.NOW);
        TokenManager tokens =
                Sample.builder().clock(clock).trust(login().build()).build();
        String token = token(claims());
        tokens.verify(token);

        clock.advance(Duration.ofHours(1).plusSeconds(29));
        assertThat(Sample.rejection(tokens, token)).isNull();
        assertThat(tokens.cacheStatistics().hits()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(1));
        assertThat(Sample.rejection(tokens, token)).isEqualTo(Reason.EXPIRED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            jku | "https://login.example/jwks"
            jku | null
            jku | 7
            x5u | "file:///etc/passwd"
            x5c | ["MIIB"]
            x5c | {}
            typ | "JOSE"
            typ | "jws"
            typ | "application/jose"
            """)
    void ignoresHarmlessHeadersOfATrustedIssuerAlone(String name, String value) {
        TokenManager tokens = trusting(login());
        String foreign = token(Members.header().with(name, value), claims());
        String own = Sample.withHeader(Members.header().with(name, value));

        // The second header is the one that was kept from the first.
        for (int i = 0; i < 2; i++) {
            assertThat(Sample.rejection(tokens, foreign)).isNull();
            assertThat(Sample.rejection(
                            tokens, token(Members.header().with(name, value), claims().with("jti", "\"" + i + "\""))))
                    .isNull();
            assertThatThrownBy(() -> tokens.verify(own))
                    .hasMessage("Token rejected: UNSUPPORTED_HEADER (" + name + ")");
        }
        assertThatThrownBy(() -> Sample.manager().verify(own))
                .hasMessage("Token rejected: UNSUPPORTED_HEADER (" + name + ")");
        assertThatThrownBy(() -> tokens.decode(foreign))
                .hasMessage("Token rejected: UNSUPPORTED_HEADER (" + name + ")");
        assertThat(UnverifiedToken.of(foreign).header()).containsKey(name);
    }

    /** The header is kept from a trusted issuer's token, and is byte for byte that of an own one. */
    @Test
    void theSameHeaderIsRejectedInAnOwnToken() {
        TokenManager tokens = Sample.builder(KeySet.signing(TestKeys.signing(Algorithm.RS256, "k")))
                .trust(login().build())
                .build();
        Members header = Members.header().with("kid", "\"k\"").with("jku", "\"https://login.example/jwks\"");

        assertThat(Sample.rejection(tokens, token(header, claims()))).isNull();
        assertThat(Sample.rejection(tokens, token(header, Members.claims()))).isEqualTo(Reason.UNSUPPORTED_HEADER);
        assertThat(Sample.rejection(tokens, token(header.without("jku"), Members.claims())))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"crit", "b64", "zip", "calg", "enc", "cty", "jwk"})
    void rejectsWhatIsNotHarmlessInATrustedIssuersTokenToo(String name) {
        String token = token(Members.header().with("jku", "\"x\"").with(name, "\"x\""), claims());

        assertThatThrownBy(() -> trusting(login()).verify(token))
                .hasMessage("Token rejected: UNSUPPORTED_HEADER (" + name + ")");
    }

    @Test
    void anEmptyAudienceOfAnOwnTokenIsStillOneThatDoesNotNameUs() {
        String own = Sample.withClaims(Members.claims().with("aud", "[]"));
        assertThat(Sample.rejection(trusting(login().audience(List.of())), own)).isEqualTo(Reason.WRONG_AUDIENCE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "azp":"orders-web","n":7       | true
            "azp":"orders-web","n":7.5     | false
            "azp":"orders-web"             | false
            "azp":"other","n":7            | false
            "azp":null,"n":7               | false
            "azp":["orders-web"],"n":7     | false
            """)
    void allRequiredClaimsMustHold(String claims, boolean accepted) {
        TokenManager tokens = trusting(
                login().requiredClaim("azp", "orders-web"::equals).requiredClaim("n", Integer.valueOf(7)::equals));
        String token = token(claims().with("x", "1," + claims));

        if (accepted) {
            assertThat(tokens.verify(token).subject()).isEqualTo("alice");
        } else {
            assertThatThrownBy(() -> tokens.verify(token))
                    .isInstanceOfSatisfying(TokenRejectedException.class, e -> {
                        assertThat(e.keyId()).contains("k");
                    })
                    .message()
                    .matches("Token rejected: INVALID_CLAIMS \\((azp|n)\\)");
        }
    }

    @Test
    void aRequiredClaimIsCheckedOnceForATokenThatIsCached() {
        AtomicInteger asked = new AtomicInteger();
        TokenManager tokens = trusting(login().requiredClaim("sub", value -> asked.incrementAndGet() > 0));
        String token = token(claims());

        for (int i = 0; i < 3; i++) {
            tokens.verify(token);
        }

        assertThat(asked).hasValue(1);
    }

    @Test
    void aConditionThatFailsLetsNobodyIn() {
        TokenManager tokens = trusting(login().requiredClaim("sub", value -> {
            throw new IllegalStateException("broken");
        }));
        String token = token(claims());

        assertThatThrownBy(() -> tokens.verify(token)).isInstanceOf(TokenUnavailableException.class);
        assertThat(Sample.rejection(tokens, Sample.token())).isNull();
        TrustedIssuerBuilder nameless = login();
        assertThatThrownBy(() -> nameless.requiredClaim(" ", value -> true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void warnsOnceWhereEveryClientOfAnIssuerIsAccepted() {
        try (Logs logs = new Logs()) {
            TrustedIssuer open = login().audience(List.of()).build();
            Sample.builder().trust(open).build();
            Sample.builder().trust(open).build();

            assertThat(logs.lines())
                    .containsExactly("WARN Every client of the trusted issuer " + LOGIN + " is accepted, since its "
                            + "tokens need no aud and no other claim. Set requiredClaims to what only tokens for "
                            + "this service have, as in azp=orders-web (in Java requiredClaim), or an audience");
        }
        try (Logs logs = new Logs()) {
            trusting(login());
            trusting(login().audience(List.of()).requiredClaim("azp", "orders-web"::equals));

            assertThat(logs.lines()).isEmpty();
        }
    }

    @Test
    void saysOnceWhatToSetWhereTokensHaveNoType() {
        TokenManager byType = trusting(login());
        TokenManager byUse = trusting(login().authTokensHave("use", "access"));
        try (Logs logs = new Logs()) {
            for (int i = 0; i < 2; i++) {
                Sample.rejection(byType, token(claims().without("type")));
                Sample.rejection(byUse, token(claims()));
            }
            assertThat(logs.lines())
                    .containsExactly(
                            "WARN A token of the trusted issuer " + LOGIN + " was rejected, since it has no type "
                                    + "claim. If its access tokens have none, set treatAs: auth, or typeClaim to a "
                                    + "claim that only they have (in Java untypedTokensAreAuthTokens or "
                                    + "authTokensHave)",
                            "WARN A token of the trusted issuer " + LOGIN + " was rejected, since it has no claim "
                                    + "use. If its access tokens have none, set typeClaim to a claim that only they "
                                    + "have, or treatAs: auth in its place (in Java authTokensHave or "
                                    + "untypedTokensAreAuthTokens)");
        }
    }

    @Test
    void saysOnceWhatToSetWhereTokensHaveNoSubject() {
        TokenManager tokens = trusting(login());
        try (Logs logs = new Logs()) {
            for (String value : List.of("null", "\"\"", "null")) {
                Sample.rejection(tokens, token(claims().with("sub", value)));
            }
            assertThat(logs.lines())
                    .containsExactly("WARN A token of the trusted issuer " + LOGIN + " was rejected, since it has no "
                            + "subject. Set subjectClaim to the claims that may hold it, as in [/sub, /client_id], "
                            + "of which none may have a value that users can choose");
        }
    }

    @Test
    void saysNothingOfTokensThatTheIssuerHasNotSignedOrThatHaveOtherFaults() {
        TokenManager tokens = trusting(login());
        String forged = token(claims().without("type").without("sub"));
        try (Logs logs = new Logs()) {
            assertThat(Sample.rejection(tokens, forged.substring(0, forged.length() - 8) + "AAAAAAAA"))
                    .isEqualTo(Reason.BAD_SIGNATURE);
            Sample.rejection(tokens, token(claims().with("type", "\"access\"")));
            Sample.rejection(tokens, token(claims().with("sub", "7")));
            Sample.rejection(tokens, token(claims().without("exp")));
            Sample.rejection(tokens, Sample.withClaims(Members.claims().without("sub")));
            Sample.rejection(tokens, Sample.withClaims(Members.claims().without("type")));

            assertThat(logs.lines()).isEmpty();
        }
    }
}
