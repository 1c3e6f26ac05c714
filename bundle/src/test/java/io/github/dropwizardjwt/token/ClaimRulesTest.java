package io.github.dropwizardjwt.token;

import static io.github.dropwizardjwt.support.Members.claims;
import static io.github.dropwizardjwt.token.Sample.rejection;
import static io.github.dropwizardjwt.token.Sample.withClaims;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.support.Members;
import io.github.dropwizardjwt.support.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimRulesTest {
    private static final long NOW = Sample.NOW.getEpochSecond();
    private static final String LAST_SECOND = "253402300799";

    /** None of them is a NumericDate. */
    private static final List<String> NO_DATES = List.of(
            "null",
            "true",
            "\"\"",
            "\"1750003600\"",
            "\"2030-01-01T00:00:00Z\"",
            "[]",
            "[1750003600]",
            "{}",
            "-1",
            "-0.000001",
            "253402300800",
            "253402300799.5",
            "1e12",
            "1e18",
            "1e400",
            "1E400",
            "-1e400",
            "9223372036854775807",
            "-9223372036854775808",
            "9223372036854775808",
            "18448844073709551",
            "18446744073709551616",
            "1000000000000000000000000000000");

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "{\"jkt\":\"x\"}", "{\"x5t#S256\":\"x\"}", "1", "\"x\"", "[]"})
    void rejectsATokenBoundToAKey(String confirmation) {
        assertThat(rejection(withClaims(claims().with("cnf", confirmation)))).isEqualTo(Reason.BOUND_TO_A_KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "sub", "exp", "iat", "type"})
    void namesTheClaimThatIsMissing(String name) {
        assertThatThrownBy(() -> Sample.manager().verify(withClaims(claims().without(name))))
                .isInstanceOfSatisfying(TokenRejectedException.class, e -> {
                    assertThat(e.detail()).contains(name);
                    assertThat(e.keyId()).isPresent();
                    assertThat(e.token()).isEmpty();
                });
    }

    @Test
    void namesTheExpirationThatIsBeforeOtherTimes() {
        TokenManager manager = Sample.managerWithSkew(Duration.ofMinutes(5));
        String token = withClaims(claims().with("iat", "" + (NOW + 60)).with("exp", "" + NOW));

        assertThatThrownBy(() -> manager.verify(token)).isInstanceOfSatisfying(TokenRejectedException.class, e -> {
            assertThat(e.detail()).contains("exp");
            assertThat(e.issuer()).contains(Sample.ISSUER);
        });
    }

    @Test
    void namesNoIssuerThatIsUnknownOrNotRead() {
        String forged = Sample.token().substring(0, Sample.token().length() - 4) + "AAAA";
        for (String token : List.of(withClaims(claims().with("iss", "\"other\"")), forged)) {
            assertThatThrownBy(() -> Sample.manager().verify(token))
                    .isInstanceOfSatisfying(TokenRejectedException.class, e -> {
                        assertThat(e.issuer()).isEmpty();
                        assertThat(e.detail()).isEmpty();
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "sub", "aud", "exp", "nbf", "iat", "jti", "type", "rid", "sid", "scope", "cnf"})
    void everyJsonValueForEveryClaimIsAcceptedOrRejectedAndNeverFailsOtherwise(String name) {
        for (String value : List.of(
                "null",
                "true",
                "false",
                "0",
                "-0",
                "-1",
                "1.5",
                "1e3",
                "1e-400",
                "1e400",
                "9223372036854775807",
                "9223372036854775808",
                "123456789012345678901234567890",
                "\"\"",
                "\" \"",
                "\"x\"",
                "\"\\u0000\"",
                "\"\\ud83d\\ude00\"",
                "[]",
                "[null]",
                "[1]",
                "[\"x\"]",
                "[[]]",
                "[{}]",
                "{}",
                "{\"a\":null}",
                "{\"a\":{\"b\":[]}}")) {
            for (TokenManager manager : List.of(Sample.manager(), Sample.managerFor("x"))) {
                String token = withClaims(claims().with(name, value));
                Reason reason = rejection(manager, token); // fails on any other exception
                assertThat(manager.isValid(token)).isEqualTo(reason == null);
            }
        }
    }

    @Nested
    class Dates {
        @Test
        void rejectsATokenWithoutExpiry() {
            assertThat(rejection(withClaims(claims().without("exp")))).isEqualTo(Reason.INVALID_CLAIMS);
        }

        @Test
        void rejectsATokenWithoutTimeOfIssue() {
            assertThat(rejection(withClaims(claims().without("iat")))).isEqualTo(Reason.INVALID_CLAIMS);
        }

        @ParameterizedTest
        @ValueSource(strings = {"exp", "iat", "nbf"})
        void rejectsDatesThatAreNone(String name) {
            for (String value : NO_DATES) {
                assertThat(rejection(withClaims(claims().with(name, value))))
                        .as("%s: %s", name, value)
                        .isEqualTo(Reason.INVALID_CLAIMS);
            }
        }

        @Test
        void rejectsNumbersBeyondTheBoundsOfTheReader() {
            for (String value : List.of("1e401", "1e999999999", "1e-999999999", "0e999999999", "9".repeat(201))) {
                assertThat(rejection(withClaims(claims().with("exp", value))))
                        .as(value)
                        .isEqualTo(Reason.MALFORMED);
            }
        }

        @Test
        void acceptsEveryMomentUpToTheEndOfTheYear9999() {
            assertThat(rejection(withClaims(claims().with("exp", LAST_SECOND)))).isNull();
            assertThat(rejection(withClaims(claims().with("exp", "253402300799.0"))))
                    .isNull();
            assertThat(rejection(withClaims(claims().with("exp", "2.53402300799E11"))))
                    .isNull();
            assertThat(rejection(withClaims(claims().with("nbf", LAST_SECOND)))).isEqualTo(Reason.NOT_YET_VALID);
            assertThat(rejection(withClaims(claims().with("iat", LAST_SECOND)))).isEqualTo(Reason.ISSUED_IN_THE_FUTURE);
            assertThat(rejection(withClaims(claims().with("exp", "0")))).isEqualTo(Reason.EXPIRED);
            assertThat(rejection(withClaims(claims().with("exp", "-0")))).isEqualTo(Reason.EXPIRED);
            assertThat(rejection(withClaims(claims().with("iat", "0").with("nbf", "0"))))
                    .isNull();
            assertThat(rejection(withClaims(claims().with("iat", "0.0").with("nbf", "-0.0"))))
                    .isNull();
        }

        @Test
        void rejectsTokenThatExpiresNow() {
            assertThat(rejection(withClaims(claims().with("exp", Long.toString(NOW)))))
                    .isEqualTo(Reason.EXPIRED);
            assertThat(rejection(withClaims(claims().with("exp", Long.toString(NOW + 1)))))
                    .isNull();
            assertThat(rejection(withClaims(claims().with("exp", Long.toString(NOW - 1)))))
                    .isEqualTo(Reason.EXPIRED);
        }

        @Test
        void rejectsTokenThatExpiresNowWithFractions() {
            SettableClock clock = new SettableClock(Sample.NOW.plusNanos(500_000_000));
            TokenManager manager = Sample.builder().clock(clock).build();
            String token = withClaims(claims().with("exp", NOW + ".5"));
            assertThat(rejection(manager, token)).isEqualTo(Reason.EXPIRED);
            clock.set(Sample.NOW.plusNanos(499_999_999));
            assertThat(rejection(manager, token)).isNull();
            assertThat(manager.verify(token).expiresAt()).isEqualTo(Sample.NOW.plusMillis(500));
        }

        @Test
        void acceptsATokenThatBecomesGoodNow() {
            assertThat(rejection(withClaims(claims().with("nbf", Long.toString(NOW)))))
                    .isNull();
            assertThat(rejection(withClaims(claims().with("nbf", Long.toString(NOW + 1)))))
                    .isEqualTo(Reason.NOT_YET_VALID);
            assertThat(rejection(withClaims(claims().with("nbf", NOW + ".000000001"))))
                    .isEqualTo(Reason.NOT_YET_VALID);
        }

        @Test
        void readsDatesFinerThanNanosecondsWithoutFailing() {
            assertThat(rejection(withClaims(claims().with("iat", NOW + ".0000000000009"))))
                    .isNull();
            assertThat(rejection(withClaims(claims().with("exp", NOW + "." + "0".repeat(180) + "1"))))
                    .isEqualTo(Reason.EXPIRED);
            assertThat(rejection(withClaims(claims().with("exp", "1e-400")))).isEqualTo(Reason.EXPIRED);
        }

        @Test
        void followsTheClock() {
            SettableClock clock = new SettableClock(Sample.NOW);
            TokenManager manager = Sample.builder().clock(clock).build();
            Token token = manager.authToken("alice");
            clock.advance(Duration.ofHours(1).minusNanos(1));
            assertThat(manager.isValid(token.signed())).isTrue();
            clock.advance(Duration.ofNanos(1));
            assertThat(rejection(manager, token.signed())).isEqualTo(Reason.EXPIRED);
            clock.set(Instant.EPOCH);
            assertThat(rejection(manager, token.signed())).isEqualTo(Reason.ISSUED_IN_THE_FUTURE);
        }
    }

    @Nested
    class ClockSkew {
        @Test
        void theLargestSkewDoesNotOverflowTheLastSecond() {
            TokenManager manager = Sample.managerWithSkew(Duration.ofMinutes(10));
            assertThat(rejection(manager, withClaims(claims().with("exp", LAST_SECOND))))
                    .isNull();
        }

        @Test
        void theSkewMovesTheExpiryByExactlyItself() {
            TokenManager manager = Sample.managerWithSkew(Duration.ofSeconds(30));
            Members issued = claims().with("iat", Long.toString(NOW - 60));
            assertThat(rejection(manager, withClaims(issued.with("exp", Long.toString(NOW - 29)))))
                    .isNull();
            assertThat(rejection(manager, withClaims(issued.with("exp", Long.toString(NOW - 30)))))
                    .isEqualTo(Reason.EXPIRED);
        }

        @Test
        void theSkewMovesTheBeginByExactlyItself() {
            TokenManager manager = Sample.managerWithSkew(Duration.ofSeconds(30));
            assertThat(rejection(manager, withClaims(claims().with("nbf", Long.toString(NOW + 30)))))
                    .isNull();
            assertThat(rejection(manager, withClaims(claims().with("nbf", Long.toString(NOW + 31)))))
                    .isEqualTo(Reason.NOT_YET_VALID);
        }

        @Test
        void rejectsATokenOfTheFutureUnlessTheSkewCoversIt() {
            assertThat(rejection(withClaims(claims().with("iat", Long.toString(NOW + 1)))))
                    .isEqualTo(Reason.ISSUED_IN_THE_FUTURE);
            TokenManager manager = Sample.managerWithSkew(Duration.ofSeconds(1));
            assertThat(rejection(manager, withClaims(claims().with("iat", Long.toString(NOW + 1)))))
                    .isNull();
            assertThat(rejection(manager, withClaims(claims().with("iat", Long.toString(NOW + 2)))))
                    .isEqualTo(Reason.ISSUED_IN_THE_FUTURE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"iat", "nbf"})
        void rejectsATokenThatBeginsAfterItHasExpiredWithinTheSkewToo(String beginning) {
            TokenManager manager = Sample.managerWithSkew(Duration.ofMinutes(10));
            String expiry = String.valueOf(NOW - 60);

            String after =
                    withClaims(claims().with("iat", expiry).with("exp", expiry).with(beginning, (NOW - 60) + ".001"));
            assertThat(rejection(manager, after)).isEqualTo(Reason.INVALID_CLAIMS);
            String same =
                    withClaims(claims().with("iat", expiry).with("exp", expiry).with(beginning, expiry));
            assertThat(rejection(manager, same)).isNull();
        }

        @Test
        void capsTheClockSkewAtTenMinutes() {
            assertThat(Sample.managerWithSkew(Duration.ofMinutes(10))).isNotNull();
            for (Duration skew :
                    List.of(Duration.ofMinutes(10).plusNanos(1), Duration.ofNanos(-1), Duration.ofDays(1))) {
                assertThatThrownBy(() -> Sample.managerWithSkew(skew)).isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Nested
    class Subject {
        @ParameterizedTest
        @ValueSource(
                strings = {"", " ", "\\t", "\\n", "\\u0000", "a\\u0000", "a\\nb", "\\u0007x", "a\\u007f", "\\u0085x"})
        void rejectsBlankSubjectsAndControlCharacters(String subject) {
            assertThat(rejection(withClaims(claims().with("sub", "\"" + subject + "\""))))
                    .isEqualTo(Reason.INVALID_CLAIMS);
        }

        @Test
        void rejectsSubjectsOfOtherTypesAndNone() {
            for (String value : List.of("null", "1", "true", "[]", "[\"alice\"]", "{}")) {
                assertThat(rejection(withClaims(claims().with("sub", value))))
                        .as(value)
                        .isEqualTo(Reason.INVALID_CLAIMS);
            }
            assertThat(rejection(withClaims(claims().without("sub")))).isEqualTo(Reason.INVALID_CLAIMS);
        }

        @Test
        void keepsASubjectCodePointByCodePoint() {
            TokenManager manager = Sample.manager();
            assertThat(manager.verify(withClaims(claims().with("sub", "\" \\u00e9e\\u0301\\ud83d\\ude00 \"")))
                            .subject())
                    .isEqualTo(" \u00e9e\u0301\ud83d\ude00 ");
        }
    }

    @Nested
    class Audience {
        @ParameterizedTest
        @ValueSource(strings = {"\"us\"", "[\"us\"]", "[\"them\",\"us\"]", "[\"us\",\"us\"]", "[\"also-us\"]"})
        void acceptsATokenThatNamesOneOfOurAudiences(String audience) {
            assertThat(rejection(Sample.managerFor("us", "also-us"), withClaims(claims().with("aud", audience))))
                    .isNull();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"\"them\"", "[\"them\"]", "[]", "\"US\"", "\"us \"", "\"us,them\"", "\"us them\"", "\"u\""})
        void rejectsATokenForOthers(String audience) {
            assertThat(rejection(Sample.managerFor("us"), withClaims(claims().with("aud", audience))))
                    .isEqualTo(Reason.WRONG_AUDIENCE);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "null",
                    "true",
                    "1",
                    "{}",
                    "{\"us\":true}",
                    "\"\"",
                    "\" \"",
                    "[\"us\",1]",
                    "[\"us\",null]",
                    "[\"us\",[\"us\"]]",
                    "[\"us\",\"\"]",
                    "[[\"us\"]]"
                })
        void rejectsAudiencesThatAreNeitherAStringNorStrings(String audience) {
            for (TokenManager manager : List.of(Sample.managerFor("us"), Sample.manager())) {
                assertThat(rejection(manager, withClaims(claims().with("aud", audience))))
                        .isEqualTo(Reason.INVALID_CLAIMS);
            }
        }

        @Test
        void rejectsATokenWithAudienceWhereNoneIsConfiguredAndOneWithoutWhereOneIs() {
            assertThat(rejection(withClaims(claims().with("aud", "\"us\"")))).isEqualTo(Reason.WRONG_AUDIENCE);
            assertThat(rejection(withClaims(claims().with("aud", "[]")))).isEqualTo(Reason.WRONG_AUDIENCE);
            assertThat(rejection(Sample.managerFor("us"), Sample.token())).isEqualTo(Reason.WRONG_AUDIENCE);
        }
    }

    @Nested
    class Issuer {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\"other\"",
                    "\"SAMPLE-ISSUER\"",
                    "\"Sample-issuer\"",
                    "\"sample-issuer \"",
                    "\"sample-issuer/\""
                })
        void rejectsOtherIssuers(String issuer) {
            assertThat(rejection(withClaims(claims().with("iss", issuer)))).isEqualTo(Reason.WRONG_ISSUER);
        }

        @Test
        void rejectsIssuersThatAreNone() {
            for (String value : List.of("null", "1", "true", "[]", "[\"sample-issuer\"]", "{}", "\"\"", "\" \"")) {
                assertThat(rejection(withClaims(claims().with("iss", value))))
                        .as(value)
                        .isEqualTo(Reason.INVALID_CLAIMS);
            }
            assertThat(rejection(withClaims(claims().without("iss")))).isEqualTo(Reason.INVALID_CLAIMS);
        }
    }

    @Nested
    class Type {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "null",
                    "1",
                    "true",
                    "[]",
                    "[\"auth\"]",
                    "{}",
                    "\"\"",
                    "\"AUTH\"",
                    "\"Auth\"",
                    "\"auth \"",
                    "\"REFRESH\"",
                    "\"access\"",
                    "\"id\""
                })
        void rejectsTypesThatAreNone(String type) {
            assertThat(rejection(withClaims(claims().with("type", type)))).isEqualTo(Reason.INVALID_CLAIMS);
        }

        @Test
        void rejectsATokenWithoutType() {
            assertThat(rejection(withClaims(claims().without("type")))).isEqualTo(Reason.INVALID_CLAIMS);
        }
    }

    @Nested
    class TokenId {
        @Test
        void needsATokenIdWhereTokensBelongToSessions() {
            TokenManager manager = Sample.builder().sessions(token -> false).build();
            String nameless = withClaims(claims().without("jti"));

            assertThat(rejection(manager, nameless)).isEqualTo(Reason.INVALID_CLAIMS);
            assertThatThrownBy(() -> manager.verifyEvenIfRevoked(nameless, TokenType.AUTH))
                    .isInstanceOfSatisfying(
                            TokenRejectedException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_CLAIMS));
            assertThat(rejection(manager, Sample.token())).isNull();
        }

        @Test
        void needsNoTokenIdAndRejectsOnesThatAreNone() {
            TokenManager manager = Sample.manager();
            assertThat(manager.verify(withClaims(claims().without("jti"))).id()).isEmpty();
            for (String value : List.of("null", "1", "true", "[]", "{}", "\"\"", "\" \"")) {
                assertThat(rejection(withClaims(claims().with("jti", value))))
                        .as(value)
                        .isEqualTo(Reason.INVALID_CLAIMS);
            }
        }
    }

    @Nested
    class Revocation {
        @Test
        void asksForRevocationLastAndOnlyOnce() {
            AtomicReference<Token> asked = new AtomicReference<>();
            TokenManager manager = Sample.builder()
                    .revocation(token -> {
                        assertThat(asked.getAndSet(token)).isNull();
                        return true;
                    })
                    .build();
            assertThat(rejection(manager, withClaims(claims().with("exp", "1"))))
                    .isEqualTo(Reason.EXPIRED);
            assertThat(rejection(manager, withClaims(claims().with("cnf", "{}"))))
                    .isEqualTo(Reason.BOUND_TO_A_KEY);
            assertThat(asked.get()).isNull();
            assertThat(rejection(manager, Sample.token())).isEqualTo(Reason.REVOKED);
            assertThat(asked.get().id()).contains("id-1");
        }

        @Test
        void failsClosedWhereTheRevocationCheckFails() {
            TokenManager manager = Sample.builder()
                    .revocation(token -> {
                        throw new IllegalStateException("store down");
                    })
                    .build();
            assertThatThrownBy(() -> manager.verify(Sample.token())).isInstanceOf(TokenUnavailableException.class);
            assertThatThrownBy(() -> manager.isValid(Sample.token())).isInstanceOf(TokenUnavailableException.class);
            TokenUnavailableException own = new TokenUnavailableException("store down", new IllegalStateException());
            TokenManager other = Sample.builder()
                    .revocation(token -> {
                        throw own;
                    })
                    .build();
            assertThatThrownBy(() -> other.verify(Sample.token())).isSameAs(own);
        }
    }
}
