package io.github.dropwizardjwt.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.support.TestKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A token manager without tokens of its own. */
class ResourceServerManagerTest {
    private static final KeySet KEYS = KeySet.signing(TestKeys.signing(Algorithm.ES256));
    private static final TokenManager LOGIN =
            TokenManager.builder("login", KEYS).build();
    private static final TokenManager TOKENS =
            TokenManager.resourceServer().trust(trusted("login")).build();

    private static TrustedIssuer trusted(String issuer) {
        return TrustedIssuer.builder(issuer, KEYS).audience(List.of()).build();
    }

    @Test
    void acceptsTheAuthTokensOfItsIssuer() {
        Token token = TOKENS.verify(LOGIN.authToken("alice").signed());

        assertThat(token.issuer()).isEqualTo("login");
        assertThat(token.hasOwnSubject()).isTrue();
        assertThat(Sample.rejection(TOKENS, LOGIN.refreshToken("alice").signed()))
                .isEqualTo(Reason.WRONG_TYPE);
    }

    @Test
    void rejectsTheTokensOfOthersEvenWithTheSameKey() {
        String other =
                TokenManager.builder("other", KEYS).build().authToken("alice").signed();

        assertThat(Sample.rejection(TOKENS, other)).isEqualTo(Reason.WRONG_ISSUER);
    }

    @Test
    void ofSeveralIssuersNoneHasTheSubjectsOfTheService() {
        TokenManager tokens = TokenManager.resourceServer()
                .trust(trusted("login"), trusted("partner"))
                .build();

        assertThat(tokens.verify(LOGIN.authToken("alice").signed()).hasOwnSubject())
                .isFalse();
    }

    static Stream<ThrowingCallable> ownTokens() {
        SessionClaims session = new SessionClaims(
                TokenType.AUTH, "alice", "id", "sid", Instant.EPOCH, Instant.EPOCH.plusSeconds(60), null, Map.of());
        return Stream.of(
                TOKENS::issuer,
                () -> TOKENS.auth("alice"),
                () -> TOKENS.authToken("alice"),
                () -> TOKENS.authToken("alice", "read"),
                () -> TOKENS.authToken("alice", "read", Map.of()),
                () -> TOKENS.refreshToken("alice"),
                () -> TOKENS.sign(session),
                () -> TokenManager.resourceServer().issuer(),
                () -> TokenManager.resourceServer().audience(List.of("orders")),
                () -> TokenManager.resourceServer().authMaxAge(Duration.ofHours(1)),
                () -> TokenManager.resourceServer().refreshMaxAge(Duration.ofHours(1)),
                () -> TokenManager.resourceServer().clockSkew(Duration.ZERO),
                () -> TokenManager.resourceServer().sessions(token -> false));
    }

    @ParameterizedTest
    @MethodSource("ownTokens")
    void hasNoTokensOfItsOwn(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("This service issues no tokens: it has neither an issuer nor a key of its own");
    }

    @Test
    void trustsSomebody() {
        assertThatThrownBy(() -> TokenManager.resourceServer().build())
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "This service would accept no token at all; trust an issuer, or have tokens of its own with "
                                + "TokenManager.builder");
        assertThatThrownBy(() -> TokenManager.resourceServer()
                        .trust(trusted("login"), trusted("login"))
                        .build())
                .isExactlyInstanceOf(IllegalArgumentException.class);
    }
}
