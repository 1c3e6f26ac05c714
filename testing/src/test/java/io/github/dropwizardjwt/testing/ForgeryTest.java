package io.github.dropwizardjwt.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.session.MemorySessionStore;
import io.github.dropwizardjwt.session.SessionManager;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenManagerBuilder;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opentest4j.TestAbortedException;

/** Each forged token is rejected for what its kind says, and nothing else. */
class ForgeryTest {
    private static final Map<Forgery, Reason> REASONS = Map.ofEntries(
            Map.entry(Forgery.MALFORMED, Reason.MALFORMED),
            Map.entry(Forgery.ALG_NONE, Reason.MALFORMED),
            Map.entry(Forgery.WRONG_KEY, Reason.BAD_SIGNATURE),
            Map.entry(Forgery.WRONG_ALGORITHM, Reason.WRONG_ALGORITHM),
            Map.entry(Forgery.KEY_CONFUSION, Reason.WRONG_ALGORITHM),
            Map.entry(Forgery.TAMPERED, Reason.BAD_SIGNATURE),
            Map.entry(Forgery.CUT_SIGNATURE, Reason.BAD_SIGNATURE),
            Map.entry(Forgery.EXPIRED, Reason.EXPIRED),
            Map.entry(Forgery.NOT_YET_VALID, Reason.NOT_YET_VALID),
            Map.entry(Forgery.ISSUED_IN_THE_FUTURE, Reason.ISSUED_IN_THE_FUTURE),
            Map.entry(Forgery.WRONG_ISSUER, Reason.WRONG_ISSUER),
            Map.entry(Forgery.WRONG_AUDIENCE, Reason.WRONG_AUDIENCE),
            Map.entry(Forgery.WRONG_TYPE, Reason.WRONG_TYPE),
            Map.entry(Forgery.UNKNOWN_KEY_ID, Reason.UNKNOWN_KEY),
            Map.entry(Forgery.REVOKED, Reason.REVOKED),
            Map.entry(Forgery.REUSED, Reason.REVOKED));

    private static TestToken token(Algorithm algorithm, TokenType type) {
        SigningKey key = FreshKeys.of(algorithm, "own");
        SigningKey own =
                algorithm.isSymmetric() ? key : SigningKey.ofKeyPair(algorithm, FreshKeys.generate(algorithm), "own");
        TokenManagerBuilder tokens =
                TokenManager.builder("sample", KeySet.signing(own)).clockSkew(TokenManagerBuilder.maxClockSkew());
        SessionManager sessions =
                SessionManager.builder(tokens, new MemorySessionStore(1000)).build();
        Mint mint = new Mint(sessions.tokens(), Optional.of(sessions), List.of(own.verificationKey()), own::sign);
        return new TestToken(mint, "alice").type(type);
    }

    private static Reason reason(TestToken token, Forgery kind) {
        try {
            token.mint().verify(token.forged(kind), token.type());
            return null;
        } catch (TokenRejectedException e) {
            return e.reason();
        }
    }

    @ParameterizedTest
    @EnumSource
    void isRejectedForWhatItsKindSays(Forgery kind) {
        for (Algorithm algorithm : List.of(Algorithm.HS256, Algorithm.HS512, Algorithm.ES256, Algorithm.Ed25519)) {
            if (kind != Forgery.KEY_CONFUSION || !algorithm.isSymmetric()) {
                assertThat(reason(token(algorithm, TokenType.AUTH), kind))
                        .as("%s with %s", kind, algorithm)
                        .isEqualTo(REASONS.get(kind));
            }
        }
        assertThat(reason(token(Algorithm.ES256, TokenType.REFRESH), kind)).isEqualTo(REASONS.get(kind));
    }

    @ParameterizedTest
    @EnumSource
    void isMadeForEachAlgorithm(Algorithm algorithm) {
        assertThat(reason(token(algorithm, TokenType.AUTH), Forgery.WRONG_KEY)).isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(token(algorithm, TokenType.AUTH).token().subject()).isEqualTo("alice");
    }

    @Test
    void skipsATestWithoutSuchTokens() {
        assertThatThrownBy(() -> token(Algorithm.HS256, TokenType.AUTH).forged(Forgery.KEY_CONFUSION))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("no public half");
        assertThatThrownBy(() -> JwtTest.standalone().as("alice").forged(Forgery.REVOKED))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("in no session");
    }
}
