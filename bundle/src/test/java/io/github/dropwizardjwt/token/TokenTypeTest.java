package io.github.dropwizardjwt.token;

import static io.github.dropwizardjwt.support.Members.claims;
import static io.github.dropwizardjwt.token.Sample.withClaims;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A token is verified for what it is used for. */
class TokenTypeTest {
    private final TokenManager manager = Sample.manager();
    private final String auth = manager.authToken("alice").signed();
    private final String refresh = manager.refreshToken("alice").signed();

    @Test
    void verifiesAuthTokensWhereNoTypeIsNamed() {
        assertThat(manager.verify(auth).type()).isEqualTo(TokenType.AUTH);
        assertThat(manager.isValid(auth)).isTrue();
        assertThat(Sample.rejection(manager, refresh)).isEqualTo(Reason.WRONG_TYPE);
        assertThat(manager.isValid(refresh)).isFalse();
    }

    @Test
    void verifiesRefreshTokensWhereTheyAreNamed() {
        assertThat(manager.verify(refresh, TokenType.REFRESH).type()).isEqualTo(TokenType.REFRESH);
        assertThat(manager.isValid(refresh, TokenType.REFRESH)).isTrue();
        assertThat(manager.isValid(auth, TokenType.REFRESH)).isFalse();
        assertThat(manager.verifyEvenIfRevoked(refresh, TokenType.REFRESH).type())
                .isEqualTo(TokenType.REFRESH);
        assertThatThrownBy(() -> manager.verifyEvenIfRevoked(refresh, TokenType.AUTH))
                .isInstanceOfSatisfying(
                        TokenRejectedException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.WRONG_TYPE));
    }

    @Test
    void verifiesEitherWhereBothAreNamed() {
        for (String token : new String[] {auth, refresh}) {
            assertThat(manager.verify(token, TokenType.AUTH, TokenType.REFRESH).signed())
                    .isEqualTo(token);
            assertThat(manager.verifyEvenIfRevoked(token, TokenType.REFRESH, TokenType.AUTH)
                            .signed())
                    .isEqualTo(token);
        }
    }

    @Test
    void asksForTheTypeOfARememberedTokenToo() {
        assertThat(manager.verify(refresh, TokenType.REFRESH)).isSameAs(manager.verify(refresh, TokenType.REFRESH));
        assertThat(Sample.rejection(manager, refresh)).isEqualTo(Reason.WRONG_TYPE);
    }

    @Test
    void asksNobodyForTheRevocationOfATokenOfAnotherType() {
        AtomicInteger asked = new AtomicInteger();
        TokenManager counting = Sample.builder()
                .revocation(token -> asked.incrementAndGet() < 0)
                .build();

        assertThat(Sample.rejection(counting, refresh)).isEqualTo(Reason.WRONG_TYPE);
        assertThat(asked).hasValue(0);
    }

    @ParameterizedTest
    @EnumSource(TokenType.class)
    void namesTheKeyOfATokenOfAnotherType(TokenType wanted) {
        String other = wanted == TokenType.AUTH ? refresh : auth;
        assertThatThrownBy(() -> manager.verify(other, wanted))
                .isInstanceOfSatisfying(
                        TokenRejectedException.class, e -> assertThat(e.keyId()).isPresent());
    }

    @Test
    void saysThatAnExpiredTokenOfAnotherTypeHasExpired() {
        String expired = withClaims(claims().with("type", "\"refresh\"").with("exp", "1"));
        assertThat(Sample.rejection(manager, expired)).isEqualTo(Reason.EXPIRED);
    }
}
