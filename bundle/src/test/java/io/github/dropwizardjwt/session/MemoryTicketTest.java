package io.github.dropwizardjwt.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dropwizardjwt.testing.store.SessionHarness;
import io.github.dropwizardjwt.testing.store.TicketContract;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
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
                .isThrownBy(() -> new SessionHarness(store).sessions().tickets().issue(ForeignTokens.withoutId()))
                .extracting(TokenRejectedException::reason)
                .isEqualTo(Reason.WRONG_ISSUER);
    }

    /** Who reads the store does not have a ticket. */
    @Test
    void idsOfStoredTicketsAreNoTickets() {
        SessionHarness service = new SessionHarness(store);
        Tickets tickets = service.sessions().tickets();
        Token token = service.open("alice").auth();
        String ticket = tickets.issue(token);

        assertThatExceptionOfType(TokenRejectedException.class)
                .isThrownBy(() -> tickets.redeem(TokenIds.ofTicket(ticket)))
                .extracting(TokenRejectedException::reason)
                .isEqualTo(Reason.INVALID_TICKET);
        assertThat(tickets.redeem(ticket)).isEqualTo(token);
    }
}
