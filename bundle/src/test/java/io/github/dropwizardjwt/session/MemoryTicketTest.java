package io.github.dropwizardjwt.session;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.TokenRejectedException;
import org.junit.jupiter.api.Test;

class MemoryTicketTest extends TicketContract {
    private final SessionStore store = new MemorySessionStore(1000);

    @Override
    protected SessionStore newStore() {
        return store;
    }

    @Test
    void tokensOfOtherIssuersHaveNone() {
        assertThatExceptionOfType(TokenRejectedException.class)
                .isThrownBy(() -> new SessionHarness(store).sessions.tickets().issue(ForeignTokens.withoutId()))
                .extracting(TokenRejectedException::reason)
                .isEqualTo(Reason.WRONG_ISSUER);
    }
}
