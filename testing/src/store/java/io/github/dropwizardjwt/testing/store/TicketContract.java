package io.github.dropwizardjwt.testing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.session.Tickets;
import io.github.dropwizardjwt.session.TokenPair;
import io.github.dropwizardjwt.token.RandomId;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenRejectedException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tickets beside sessions, on a store. Each store's test of these extends this. */
public abstract class TicketContract {
    private final String alice = "alice-" + RandomId.next();

    private SessionHarness service;
    private Tickets tickets;

    /**
     * Returns the store to be tested. Called before each test.
     *
     * @return an empty store, or one whose other contents do not concern these tests
     */
    protected abstract SessionStore newStore();

    @BeforeEach
    final void makeService() {
        service = new SessionHarness(newStore());
        // Some stores delete by their own clock, by which other tests may have taken longer than a ticket lives.
        service.set(Instant.now().truncatedTo(ChronoUnit.MILLIS));
        tickets = service.sessions().tickets();
    }

    @Test
    void isExchangedOnceForTheTokenItWasIssuedFor() {
        Token token = service.sessions()
                .open(alice)
                .scope(List.of("read"))
                .claim("tenant", Map.of("id", 7, "share", new BigDecimal("0.25"), "deep", List.of(List.of("x"))))
                .issue()
                .auth();
        service.advance(Duration.ofSeconds(90));
        String ticket = tickets.issue(token);

        Token redeemed = tickets.redeem(ticket);

        assertThat(redeemed).isEqualTo(token);
        assertThat(redeemed.expiresAt()).isEqualTo(token.expiresAt());
        assertThat(service.rejection(redeemed)).isNull();
        assertThat(rejection(ticket)).isEqualTo(Reason.INVALID_TICKET);
        service.sessions().revoke(token);
        assertThat(service.rejection(redeemed)).isEqualTo(Reason.REVOKED);
    }

    @Test
    void canBeUsedForHalfAMinute() {
        Token token = service.open(alice).auth();
        String first = tickets.issue(token);
        String second = tickets.issue(token);

        service.advance(Tickets.maxAge().minusMillis(1));
        assertThat(rejection(first)).isNull();
        service.advance(Duration.ofMillis(1));

        assertThat(Tickets.maxAge()).isEqualTo(Duration.ofSeconds(30));
        assertThat(rejection(second)).isEqualTo(Reason.INVALID_TICKET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "abcdefghijklmnopqrstuv", "abcdefghijklmnopqrstu'", "abcdefghijklmnopqrstuvw"})
    void rejectsWhatWasNeverIssued(String text) {
        assertThat(rejection(text)).isEqualTo(Reason.INVALID_TICKET);
    }

    /** Who reads a token or a list of sessions does not have a ticket. */
    @Test
    void idsOfSessionsAndTokensAreNoTickets() {
        TokenPair pair = service.open(alice);
        Token apiToken = service.sessions()
                .apiTokens()
                .create(alice, "ci", Duration.ofDays(1))
                .issue();
        String ticket = tickets.issue(pair.auth());

        assertThat(List.of(
                        SessionHarness.sid(pair.auth()),
                        pair.auth().id().orElseThrow(),
                        apiToken.id().orElseThrow()))
                .allMatch(id -> rejection(id) == Reason.INVALID_TICKET);
        assertThat(service.rejection(pair.auth())).isNull();
        assertThat(service.rejection(apiToken)).isNull();
        assertThat(service.sessions().list(alice)).hasSize(1);
        assertThat(rejection(ticket)).isNull();
    }

    @Test
    void followsTheEndOfItsToken() {
        TokenPair ended = service.open(alice);
        Token expiring = service.open(alice).auth();
        String ofEnded = tickets.issue(ended.auth());
        service.sessions().revokeSession(SessionHarness.sid(ended.auth()));
        assertThat(rejection(ofEnded)).isEqualTo(Reason.REVOKED);

        service.set(expiring.expiresAt().minusSeconds(1));
        String ofExpiring = tickets.issue(expiring);
        service.advance(Duration.ofSeconds(1));

        assertThat(rejection(ofExpiring)).isEqualTo(Reason.EXPIRED);
    }

    @Test
    void apiTokensHaveTicketsToo() {
        Token token = service.sessions()
                .apiTokens()
                .create(alice, "ci", Duration.ofDays(1))
                .issue();

        Token redeemed = tickets.redeem(tickets.issue(token));

        assertThat(redeemed).isEqualTo(token);
        assertThat(service.sessions().apiTokens().isApiToken(redeemed)).isTrue();
    }

    @Test
    void refreshTokensHaveNone() {
        assertThatExceptionOfType(TokenRejectedException.class)
                .isThrownBy(() -> tickets.issue(service.open(alice).refresh()))
                .extracting(TokenRejectedException::reason)
                .isEqualTo(Reason.WRONG_TYPE);
    }

    @Test
    void oneMoreThanTheLimitReplacesTheOldest() {
        String longest = (alice + "s".repeat(255)).substring(0, 255);
        Token token = service.open(longest).auth();
        List<String> issued = new ArrayList<>();
        for (int i = 0; i <= 100; i++) {
            issued.add(tickets.issue(token));
            service.advance(Duration.ofMillis(1));
        }

        assertThat(rejection(issued.get(0))).isEqualTo(Reason.INVALID_TICKET);
        assertThat(issued.subList(1, 101)).allMatch(ticket -> rejection(ticket) == null);
        assertThat(service.rejection(token)).isNull();
    }

    @Test
    void ofUsesAtTheSameTimeOneSucceeds() throws Exception {
        int clients = 8;
        String ticket = tickets.issue(service.open(alice).auth());
        CyclicBarrier start = new CyclicBarrier(clients);
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        Map<Object, Integer> outcomes = new HashMap<>();
        try {
            List<Future<Object>> uses = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                uses.add(threads.submit(() -> {
                    start.await();
                    return Objects.requireNonNullElse(rejection(ticket), "accepted");
                }));
            }
            for (Future<Object> use : uses) {
                outcomes.merge(use.get(), 1, Integer::sum);
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(outcomes).isEqualTo(Map.of("accepted", 1, Reason.INVALID_TICKET, clients - 1));
    }

    private @Nullable Reason rejection(String ticket) {
        try {
            tickets.redeem(ticket);
            return null;
        } catch (TokenRejectedException e) {
            return e.reason();
        }
    }
}
